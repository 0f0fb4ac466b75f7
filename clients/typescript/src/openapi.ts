/* Made from the service's OpenAPI document by `npm run generate`; edit that, not this. */

export interface paths {
    "/api/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Health
         * @description Answer as long as the process lives.
         */
        get: operations["show_health_of_version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Health
         * @description Answer as long as the process lives.
         */
        get: operations["show_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Ready
         * @description Answer once a write would work.
         */
        get: operations["show_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Metrics
         * @description Tell what was asked, how long it took, and what was remembered, in the text format of Prometheus.
         */
        get: operations["show_metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contexts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Contexts
         * @description List the contexts.
         */
        get: operations["list_contexts"];
        put?: never;
        /**
         * Create Context
         * @description Make a context with its first key, which is shown this once.
         */
        post: operations["create_context"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contexts/{context_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete Context
         * @description Erase a context with everything in it.
         */
        delete: operations["delete_context"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Keys
         * @description List the keys, without their secrets.
         */
        get: operations["list_keys"];
        put?: never;
        /**
         * Create Key
         * @description Make a key, no wider than the caller's own. It is shown this once.
         */
        post: operations["create_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/keys/{name}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate Key
         * @description Give a key another secret, shown this once; the old one opens nothing from now on.
         */
        post: operations["rotate_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/keys/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke Key
         * @description Take a key away; it opens nothing from now on.
         */
        delete: operations["revoke_key"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Me
         * @description Tell the caller's context, verbs and scope.
         */
        get: operations["show_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Sessions
         * @description List the sessions, oldest first.
         */
        get: operations["list_sessions"];
        put?: never;
        /**
         * Create Session
         * @description Open a session.
         */
        post: operations["create_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Session
         * @description Show a session.
         */
        get: operations["show_session"];
        put?: never;
        post?: never;
        /**
         * Delete Session
         * @description Erase a session with all of its turns.
         */
        delete: operations["delete_session"];
        options?: never;
        head?: never;
        /**
         * Update Session
         * @description Replace a session's metadata.
         */
        patch: operations["update_session"];
        trace?: never;
    };
    "/api/v1/{context_id}/sessions/{session_id}/turns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Turns
         * @description List the turns of a session in order, with their links and fact ids where asked for.
         */
        get: operations["list_turns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/sessions/{session_id}/transcript": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Transcript
         * @description Show a whole session, with the entity of each name and pronoun, and the facts, beside each turn.
         */
        get: operations["show_transcript"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/sessions/{session_id}/context": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Context
         * @description Give what an agent needs for its next answer: recent turns, facts, instructions, open doubts.
         */
        get: operations["show_context"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/sessions/{session_id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Session State
         * @description Show what holds according to one session.
         */
        get: operations["show_session_state"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/sessions/{session_id}/state/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Diff Session State
         * @description Show what changed after one turn and up to another.
         */
        get: operations["diff_session_state"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/facts/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remember Messages
         * @description Remember messages, in order, all or none, and tell what they changed.
         */
        post: operations["remember_messages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Facts
         * @description List facts.
         */
        get: operations["list_facts"];
        put?: never;
        /**
         * Remember Text
         * @description Remember one text, or facts that are stated as such.
         */
        post: operations["remember_text"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/facts/{fact_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Fact
         * @description Show a fact.
         */
        get: operations["show_fact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/facts/{fact_id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Evidence
         * @description List every place that a fact was read in.
         */
        get: operations["list_evidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/facts/{fact_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show History
         * @description Show what was held in this fact's place over time, oldest first.
         */
        get: operations["show_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/facts/{fact_id}/inspection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Inspect Fact
         * @description Show what a fact rests on: its claims and the decisions, the words, who was meant, what stands against it.
         */
        get: operations["inspect_fact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/entities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Entities
         * @description List who and what is known.
         */
        get: operations["list_entities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/entities/{entity_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Entity
         * @description Show an entity with its names. The id of one that is another now leads there.
         */
        get: operations["show_entity"];
        put?: never;
        /**
         * Revise Entity
         * @description Give an entity another name or type, or further names.
         */
        post: operations["revise_entity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/entities/{entity_id}/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Entity Facts
         * @description List the facts about an entity.
         */
        get: operations["list_entity_facts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/entities/{entity_id}/mentions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Mentions
         * @description List where an entity is spoken of.
         */
        get: operations["list_mentions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/entities/{entity_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Entity History
         * @description List everything that was ever held of an entity, as subject or object, in the order of becoming known.
         */
        get: operations["show_entity_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/entities/{entity_id}/neighbourhood": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Neighbourhood
         * @description Show who and what an entity is related to, near ones first.
         */
        get: operations["show_neighbourhood"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/graph": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Graph
         * @description Show who and what is known as a graph to be drawn: around an entity, of one session, or all of it.
         */
        get: operations["show_graph"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/entities/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge Entities
         * @description Make entities one: whatever is said of the merged is said of the other, whose id they have from then on.
         */
        post: operations["merge_entities"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/merges/{merge_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo Merge
         * @description Take a merge back, in whatever order merges were made.
         */
        post: operations["undo_merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/facts/{fact_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close Fact
         * @description End a fact, now or at a moment; a plan or what is held back is denied.
         */
        post: operations["close_fact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/uncertainties/{uncertainty_id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resolve Uncertainty
         * @description Settle a doubt by one of the facts that it names, or another value; of whom a pronoun means by an entity.
         */
        post: operations["resolve_uncertainty"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/links/{link_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Relink
         * @description Let words mean another entity, or nobody known: what was read by them is read again.
         */
        post: operations["relink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/instructions/{instruction_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Set Instruction
         * @description Take a rule for the agent back, or give it again.
         */
        patch: operations["set_instruction"];
        trace?: never;
    };
    "/api/v1/{context_id}/query": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Query
         * @description Find turns, facts and entities that answer a question, best first, each with what speaks for it.
         */
        post: operations["query"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show State
         * @description Show what holds in a scope: facts by category, instructions in force, open doubts.
         */
        post: operations["show_state"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/state/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Diff States
         * @description Show what became known after one moment and up to another: what changed, why, and where it was said.
         */
        post: operations["diff_states"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/context": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show Scope Context
         * @description Give what an agent needs to answer a question, from every session of a scope.
         */
        post: operations["show_scope_context"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/instructions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Instructions
         * @description List the rules that were given to the agent.
         */
        get: operations["list_instructions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/uncertainties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Uncertainties
         * @description List doubts that are recorded and settled by nobody yet.
         */
        get: operations["list_uncertainties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/forget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Forget
         * @description Erase turns: their text, links, quotes and what only they supported; what they had replaced holds again.
         */
        post: operations["forget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/traces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Traces
         * @description List traces.
         */
        get: operations["list_traces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/traces/{trace_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Trace
         * @description Show what one write or read did: each claim, what became of it, and why.
         */
        get: operations["show_trace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Record
         * @description Give the record that the key may read, a session or a message a line; imported, it gives the same graph.
         */
        get: operations["export_record"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{context_id}/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import Record
         * @description Take in what an export gave, or a plain chat: messages with a role and a content.
         *
         *     The reply has a line of progress for each batch that is stored, and ends with a line that says `done`, or with an
         *     `error`. Send the same again after one: messages that are there, by their ids, are skipped. Messages without an
         *     id are given one under an Idempotency-Key.
         */
        post: operations["import_record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mcp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Speak Mcp
         * @description Speak the Model Context Protocol: the memory of the key's context as tools and resources.
         */
        post: operations["speak_mcp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ActiveBody: {
            active: boolean;
        };
        /** @description What the memory says to a question that asks for one thing of somebody or something. */
        Answer: {
            /** @description What is asked for, the surest reading first. */
            predicates: string[];
            /** @description Whether the memory holds it; where not, no hit claims to be the answer. */
            known: boolean;
            /** @description The facts that say it: what holds first, else what was so before. */
            fact_ids: string[];
        };
        Antecedent: {
            turn_id: string;
            span: components["schemas"]["Span"];
            text: string;
        };
        BatchBody: {
            /** @description Left out, a session is opened. */
            session_id?: string | null;
            /** @description Left out, the session's. */
            scope?: string[] | null;
            labels?: string[];
            /** @description At most 1,000; all are kept, or none. */
            messages: components["schemas"]["MessageBody"][];
            /**
             * @description `none` keeps the words alone, `preview` keeps nothing.
             * @enum {string}
             */
            infer?: "full" | "none" | "preview";
        };
        /** @description Something that a question was held against: what spoke for it, and what that came to. */
        Candidate: {
            /** @enum {string} */
            kind: "turn" | "fact" | "entity";
            id: string;
            score: number;
            signals: {
                [key: string]: number;
            };
        };
        Change: {
            /** @enum {string} */
            action: "created" | "confirmed" | "superseded" | "closed" | "held" | "revived" | "erased";
            reason: string;
            fact: components["schemas"]["Fact"];
            previous?: components["schemas"]["Previous"] | null;
        };
        CloseBody: {
            /** @description When it ended; left out, now. */
            at?: string | null;
        };
        Context: {
            id: string;
            description: string;
            /** Format: date-time */
            created_at: string;
        };
        ContextBlock: {
            context: string;
            items: components["schemas"]["ContextItem"][];
            trace_id?: string | null;
        };
        ContextBody: {
            /** @description Chosen by you; left out, one is made. */
            id?: string | null;
            description?: string;
        };
        ContextItem: {
            /** @enum {string} */
            kind: "turn" | "fact" | "instruction" | "uncertainty";
            id: string;
            text: string;
            status: string;
            source: string;
            score: number;
        };
        ContextList: {
            contexts: components["schemas"]["Context"][];
        };
        /** @description What a correction by hand came to. */
        Corrected: {
            trace_id: string;
            diff: components["schemas"]["Diff"];
            merge_id?: string | null;
        };
        /** @description What a write did, item by item; or what changed between two points. */
        Diff: {
            /** @default [] */
            entities: components["schemas"]["EntityChange"][];
            /** @default [] */
            attributes: components["schemas"]["Change"][];
            /** @default [] */
            relations: components["schemas"]["Change"][];
            /** @default [] */
            actions: components["schemas"]["Change"][];
            /** @default [] */
            instructions: components["schemas"]["InstructionChange"][];
            /** @default [] */
            uncertainties: components["schemas"]["UncertaintyChange"][];
            /** @default [] */
            links: components["schemas"]["Link"][];
            /** @default [] */
            skipped: components["schemas"]["Skipped"][];
        };
        /** @description A relation as it is drawn: from one node to another. */
        Edge: {
            /** @description The fact's id. */
            id: string;
            source: string;
            target: string;
            predicate: string;
            /** @enum {string} */
            status: "current" | "past" | "planned" | "denied" | "held";
            confidence: number;
            valid_from?: string | null;
            valid_until?: string | null;
        };
        EndBody: {
            name: string;
            /** @enum {string} */
            type: "person" | "organisation" | "location" | "project" | "product" | "event" | "animal" | "topic" | "work" | "group" | "other";
        };
        Entity: {
            id: string;
            name: string;
            /** @enum {string} */
            type: "person" | "organisation" | "location" | "project" | "product" | "event" | "animal" | "topic" | "work" | "group" | "other";
            aliases: string[];
            scope: string[];
            /** Format: date-time */
            created_at: string;
            fact_count: number;
        };
        EntityChange: {
            /** @enum {string} */
            action: "created" | "confirmed" | "merged";
            id: string;
            name: string;
            /** @enum {string} */
            type: "person" | "organisation" | "location" | "project" | "product" | "event" | "animal" | "topic" | "work" | "group" | "other";
            /** @default [] */
            aliases_added: string[];
            /** @default [] */
            aliases_removed: string[];
            merged_from?: string[] | null;
        };
        EntityList: {
            entities: components["schemas"]["Entity"][];
            page: components["schemas"]["PageInfo"];
        };
        EntityName: {
            id: string;
            name: string;
        };
        EntityRef: {
            id: string;
            name: string;
            /** @enum {string} */
            type: "person" | "organisation" | "location" | "project" | "product" | "event" | "animal" | "topic" | "work" | "group" | "other";
        };
        Evidence: {
            /** @description Every place that the fact was read in. */
            evidence: components["schemas"]["Source"][];
        };
        Fact: {
            id: string;
            /** @enum {string} */
            kind: "attribute" | "relation" | "action";
            subject: components["schemas"]["EntityRef"];
            predicate: string;
            object?: components["schemas"]["EntityRef"] | null;
            value?: string | null;
            /** @enum {string} */
            status: "current" | "past" | "planned" | "denied" | "held";
            /** @enum {string} */
            category: "identity" | "knowledge" | "context";
            confidence: number;
            scope: string[];
            labels: string[];
            valid_from?: string | null;
            valid_until?: string | null;
            valid_precision?: ("year" | "season" | "month" | "week" | "day" | "hour" | "minute") | null;
            occurred_at?: string | null;
            /** Format: date-time */
            known_from: string;
            known_until?: string | null;
            replaces?: string | null;
            replaced_by?: string | null;
            source: components["schemas"]["Source"];
            evidence_count: number;
        };
        FactList: {
            facts: components["schemas"]["Fact"][];
            page: components["schemas"]["PageInfo"];
        };
        /** @description Facts of one category, with the entities they are about. */
        Facts: {
            /** @default [] */
            entities: components["schemas"]["EntityRef"][];
            /** @default [] */
            attributes: components["schemas"]["Fact"][];
            /** @default [] */
            relations: components["schemas"]["Fact"][];
            /** @default [] */
            actions: components["schemas"]["Fact"][];
        };
        ForgetBody: {
            /** @description These turns. */
            turn_ids?: string[] | null;
            /** @description The session itself goes as well. */
            session_id?: string | null;
            /** @description Every turn that speaks of it. */
            entity_id?: string | null;
            /** @description All that was said where these tags hold. */
            scope?: string[] | null;
            /** @description Every turn that holds these words, in any case. */
            query?: string | null;
            /** @description Only say what would be erased. */
            dry_run?: boolean;
        };
        Health: {
            status: string;
            version: string;
        };
        History: {
            /** @description Versions of the fact, oldest first. */
            facts: components["schemas"]["Fact"][];
        };
        Hit: {
            /** @enum {string} */
            kind: "turn" | "fact" | "entity";
            id: string;
            text: string;
            score: number;
            /** @description What speaks for the hit, each from 0 to 1; the score weighs them. */
            signals: {
                [key: string]: number;
            };
            source: components["schemas"]["HitSource"];
            said_at?: string | null;
            /** @description The caller's own id of the turn. */
            message_id?: string | null;
            /** @description Of a fact: whether it holds. */
            status?: ("current" | "past" | "planned" | "denied" | "held") | null;
        };
        /** @description Where a hit comes from: `ref` names the turn, or the entity itself. */
        HitSource: {
            ref: string;
            session_id?: string | null;
            span?: components["schemas"]["Span"] | null;
            quote?: string | null;
            role?: ("user" | "assistant" | "system" | "tool") | null;
            speaker?: string | null;
        };
        /** @description Everything that a fact rests on and stands against. */
        Inspection: {
            fact: components["schemas"]["Fact"];
            support: components["schemas"]["Support"][];
            /** @description What it replaced. */
            replaced: components["schemas"]["Fact"][];
            replaced_by: components["schemas"]["Fact"][];
            /** @description What else was ever held in its slot. */
            beside: components["schemas"]["Fact"][];
            /** @description The open ones about it. */
            doubts: components["schemas"]["Uncertainty"][];
        };
        Instruction: {
            id: string;
            label: string;
            description: string;
            active: boolean;
            source: components["schemas"]["Source"];
            /** @description The turn that took the rule back. */
            reversed_by?: string | null;
        };
        InstructionChange: {
            /** @enum {string} */
            action: "created" | "confirmed" | "reversed" | "revived" | "erased";
            id: string;
            label: string;
            description: string;
            source: components["schemas"]["Source"];
            /** @description The turn that took the rule back. */
            reversed_by?: string | null;
        };
        InstructionList: {
            instructions: components["schemas"]["Instruction"][];
            page: components["schemas"]["PageInfo"];
        };
        Key: {
            id: string;
            name: string;
            verbs: ("read" | "write" | "forget" | "admin")[];
            scope: string[];
            /** Format: date-time */
            created_at: string;
            expires_at?: string | null;
            /** @description To the minute. */
            last_used_at?: string | null;
        };
        KeyBody: {
            name: string;
            verbs: ("read" | "write" | "forget" | "admin")[];
            /** @description `dimension=value` or `dimension=*`; none is the whole context. */
            scope?: string[];
            expires_at?: string | null;
        };
        KeyList: {
            keys: components["schemas"]["Key"][];
        };
        /** @description A turn with what was read in it. */
        Line: {
            turn: components["schemas"]["Turn"];
            facts: components["schemas"]["Fact"][];
        };
        /** @description What a piece of text points at, how that was found, and how sure it is. */
        Link: {
            id: string;
            turn_id: string;
            span: components["schemas"]["Span"];
            text: string;
            /** @enum {string} */
            kind: "name" | "nominal" | "pronoun";
            entity: components["schemas"]["EntityName"];
            method: string;
            confidence: number;
            runner_up?: components["schemas"]["EntityName"] | null;
            antecedent?: components["schemas"]["Antecedent"] | null;
        };
        LinkBody: {
            /** @description Whom the words mean; null for nobody who is known. */
            entity_id: string | null;
        };
        Me: {
            context_id: string;
            key: string;
            verbs: ("read" | "write" | "forget" | "admin")[];
            scope: string[];
        };
        MentionList: {
            mentions: components["schemas"]["Link"][];
            page: components["schemas"]["PageInfo"];
        };
        MergeBody: {
            /** @description The entity that the others become. */
            into: string;
            from: string[];
        };
        MessageBody: {
            /** @description Your own id of the message; sent again, it is skipped. */
            id?: string | null;
            speaker?: string | null;
            addressees?: string[];
            /** @description When it was said; left out, now. */
            said_at?: string | null;
            /** @description The tool's name. */
            name?: string | null;
            /** @enum {string} */
            role: "user" | "assistant" | "system" | "tool";
            /** @description Kept exactly as sent, at most 32 KiB. */
            content: string;
        };
        MetadataBody: {
            /** @description Takes the place of what was there. */
            metadata: {
                [key: string]: unknown;
            };
        };
        NamingBody: {
            name?: string | null;
            type?: ("person" | "organisation" | "location" | "project" | "product" | "event" | "animal" | "topic" | "work" | "group" | "other") | null;
            aliases?: string[];
        };
        /** @description Who and what an entity is related to: the entity first, then those near it. */
        Neighbourhood: {
            entities: components["schemas"]["EntityRef"][];
            relations: components["schemas"]["Fact"][];
            truncated: boolean;
        };
        NewContext: {
            id: string;
            description: string;
            /** Format: date-time */
            created_at: string;
            /** @description Full rights in this context. Shown once; only its hash is kept. */
            key: string;
        };
        NewKey: {
            id: string;
            name: string;
            verbs: ("read" | "write" | "forget" | "admin")[];
            scope: string[];
            /** Format: date-time */
            created_at: string;
            expires_at?: string | null;
            /** @description To the minute. */
            last_used_at?: string | null;
            /** @description Shown once; only its hash is kept. */
            key: string;
        };
        PageInfo: {
            has_more: boolean;
            next_cursor?: string | null;
        };
        /** @description Entities and the relations between them, so many that they can be drawn. */
        Picture: {
            nodes: components["schemas"]["EntityRef"][];
            edges: components["schemas"]["Edge"][];
            truncated: boolean;
        };
        Previous: {
            fact_id: string;
            value?: string | null;
            object?: components["schemas"]["EntityRef"] | null;
            valid_until?: string | null;
        };
        QuestionBody: {
            /** @description What the next answer is about. */
            query: string;
            /** @description Left out, all that the key sees. */
            scope?: string[] | null;
            /** @description Most turns in the block. */
            limit?: number;
            /** @description Most characters in the block. */
            max_chars?: number;
            /** @description What the memory knew then. */
            as_of?: string | null;
            /** @description What was true then. */
            valid_at?: string | null;
        };
        RecallBody: {
            /** @description The question, in words; at most 32 KiB. */
            query: string;
            /** @description Most hits in the reply. */
            limit?: number;
            /** @description Left out, all that the key sees. */
            scope?: string[] | null;
            /** @description Only what was said in this session. */
            session_id?: string | null;
            /** @description Which kinds of hits are wanted. */
            include?: ("turns" | "facts" | "entities")[];
            /** @description What the memory knew then. */
            as_of?: string | null;
            /** @description Facts that were true then. */
            valid_at?: string | null;
        };
        Recalled: {
            hits: components["schemas"]["Hit"][];
            /** @description Only where the question asks for one thing. */
            answer?: components["schemas"]["Answer"] | null;
            trace_id: string;
            query_ms: number;
        };
        /** @description What forgetting came to; it holds none of the words that are gone, but for the diff. */
        Receipt: {
            id: string;
            dry_run: boolean;
            /** @default {} */
            erased: {
                [key: string]: number;
            };
            /** @default [] */
            revived: string[];
            /** @default {} */
            checks: {
                [key: string]: number;
            };
            /** @default [] */
            trace_ids: string[];
            /**
             * @default {
             *       "entities": [],
             *       "attributes": [],
             *       "relations": [],
             *       "actions": [],
             *       "instructions": [],
             *       "uncertainties": [],
             *       "links": [],
             *       "skipped": []
             *     }
             */
            diff: components["schemas"]["Diff"];
        };
        /** @description The reply to a write. */
        Remembered: {
            session_id: string;
            trace_id: string | null;
            turn_ids: string[];
            /** @default false */
            preview: boolean;
            diff: components["schemas"]["Diff"];
        };
        ResolveBody: {
            /** @description The id of one of the facts that the uncertainty names, or another value; where it is of whom a pronoun means (`ambiguous_reference`), the id of an entity. */
            accept: string;
            note?: string;
        };
        Session: {
            id: string;
            scope: string[];
            metadata: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            created_at: string;
            turn_count: number;
            first_said_at?: string | null;
            last_said_at?: string | null;
        };
        SessionBody: {
            scope?: string[];
            /** @description Kept with the session, at most 16 KiB of JSON. */
            metadata?: {
                [key: string]: unknown;
            };
            /** @description Chosen by you; left out, one is made. */
            id?: string | null;
        };
        SessionList: {
            sessions: components["schemas"]["Session"][];
            page: components["schemas"]["PageInfo"];
        };
        /** @description A message that was in the record already. */
        Skipped: {
            message_id: string;
            turn_id: string;
        };
        /** @description Where a fact was read: `content[span.start:span.end] == quote` of the turn in `ref`. */
        Source: {
            /** @enum {string} */
            kind: "turn" | "upsert" | "document" | "derived";
            ref: string;
            session_id: string;
            span: components["schemas"]["Span"];
            quote: string;
            /** @enum {string} */
            role: "user" | "assistant" | "system" | "tool";
            speaker: string;
            /** Format: date-time */
            said_at: string;
            trust: number;
        };
        /** @description Code points of the turn's content, end excluded. */
        Span: {
            start: number;
            end: number;
        };
        /** @description What holds: current and planned facts by category, instructions in force, open doubts. */
        State: {
            identity: components["schemas"]["Facts"];
            knowledge: components["schemas"]["Facts"];
            context: components["schemas"]["Facts"];
            instructions: components["schemas"]["Instruction"][];
            uncertainties: components["schemas"]["Uncertainty"][];
            truncated: boolean;
        };
        StateBody: {
            /** @description Left out, all that the key sees. */
            scope?: string[] | null;
            /** @description Only what is known of this entity. */
            subject?: string | null;
            categories?: ("identity" | "knowledge" | "context")[] | null;
            /** @description What the memory knew then. */
            as_of?: string | null;
            /** @description What was true then. */
            valid_at?: string | null;
            /** @description Most facts in the reply. */
            limit?: number;
        };
        StateDiffBody: {
            /**
             * Format: date-time
             * @description What the memory knew then is compared …
             */
            since: string;
            /**
             * Format: date-time
             * @description … with what it knew then.
             */
            until: string;
            /** @description Left out, all that the key sees. */
            scope?: string[] | null;
        };
        /**
         * @description One decision: what was read where and by which rule, whom it was found to be about, what became of it, and why.
         *
         *     `turn_id`, `span` and `quote` are as in a `Source`. `reason` is a code; `why` says it in a sentence, and `needed`
         *     what else it would have taken for a claim that became no fact.
         */
        Step: {
            claim: string;
            rule: string;
            modality: string;
            confidence: number;
            trust: number;
            turn_id: string;
            span: components["schemas"]["Span"];
            quote: string;
            subject: components["schemas"]["EntityName"];
            object?: components["schemas"]["EntityName"] | null;
            decision: string;
            reason: string;
            why: string;
            needed?: string | null;
            fact_id?: string | null;
        };
        /** @description One place that says a fact. */
        Support: {
            source: components["schemas"]["Source"];
            /** @description The sentence around the words, which stand between ⟦ and ⟧. */
            sentence: string;
            /** @description The claim and its decision, unless the trace is gone. */
            step?: components["schemas"]["Step"] | null;
            /** @description The words in the sentence that mean the subject or the object. */
            links: components["schemas"]["Link"][];
        };
        TextBody: {
            /** @description Left out, a session is opened. */
            session_id?: string | null;
            /** @description Left out, the session's. */
            scope?: string[] | null;
            labels?: string[];
            /** @description Your own id of the message; sent again, it is skipped. */
            id?: string | null;
            speaker?: string | null;
            addressees?: string[];
            /** @description When it was said; left out, now. */
            said_at?: string | null;
            /** @description The tool's name. */
            name?: string | null;
            /** @description Kept exactly as sent, at most 32 KiB. */
            text: string;
            /** @enum {string} */
            role?: "user" | "assistant" | "system" | "tool";
            /** @enum {string} */
            infer?: "full" | "none" | "preview";
        };
        Trace: {
            id: string;
            /** @enum {string} */
            kind: "write" | "read";
            operation: string;
            /** @description Of a write: the version of the reader that read. */
            extraction?: string | null;
            session_id?: string | null;
            /** Format: date-time */
            at: string;
            turn_ids: string[];
            decisions: components["schemas"]["Step"][];
            steps_ms: {
                [key: string]: number;
            };
            /** @default {} */
            records: {
                [key: string]: string[];
            };
            /** @description Of a read: what was asked. */
            question?: string | null;
            /**
             * @description Of a read: what was looked at, best first.
             * @default []
             */
            candidates: components["schemas"]["Candidate"][];
        };
        TraceList: {
            traces: components["schemas"]["Trace"][];
            page: components["schemas"]["PageInfo"];
        };
        Transcript: {
            session: components["schemas"]["Session"];
            lines: components["schemas"]["Line"][];
        };
        TripleBody: {
            subject: components["schemas"]["EndBody"];
            predicate: string;
            object?: components["schemas"]["EndBody"] | null;
            value?: string | null;
            confidence?: number;
            valid_from?: string | null;
            valid_until?: string | null;
            occurred_at?: string | null;
        };
        TriplesBody: {
            /** @description Left out, a session is opened. */
            session_id?: string | null;
            /** @description Left out, the session's. */
            scope?: string[] | null;
            labels?: string[];
            triples: components["schemas"]["TripleBody"][];
        };
        Turn: {
            id: string;
            message_id?: string | null;
            seq: number;
            /** @enum {string} */
            role: "user" | "assistant" | "system" | "tool";
            speaker: string;
            content: string;
            /** Format: date-time */
            said_at: string;
            /** Format: date-time */
            recorded_at: string;
            links?: components["schemas"]["Link"][] | null;
            fact_ids?: string[] | null;
        };
        TurnList: {
            turns: components["schemas"]["Turn"][];
            page: components["schemas"]["PageInfo"];
        };
        Uncertainty: {
            id: string;
            about: string;
            reason: string;
            /** @enum {string} */
            status: "open" | "resolved";
            fact_ids: string[];
            /** @default [] */
            entity_ids: string[];
            source: components["schemas"]["Source"];
            /** @description The turn whose statement settled the doubt. */
            resolved_by?: string | null;
        };
        UncertaintyChange: {
            /** @enum {string} */
            action: "created" | "confirmed" | "resolved" | "reopened" | "erased";
            id: string;
            about: string;
            reason: string;
            fact_ids: string[];
            /** @default [] */
            entity_ids: string[];
            source: components["schemas"]["Source"];
            /** @description The turn whose statement settled the doubt. */
            resolved_by?: string | null;
        };
        UncertaintyList: {
            uncertainties: components["schemas"]["Uncertainty"][];
            page: components["schemas"]["PageInfo"];
        };
        /** @description Why a request was refused (RFC 9457). */
        Problem: {
            /** @description `urn:spectron:problem:` and the code. */
            type: string;
            title: string;
            status: number;
            /** @description A sentence that says what to do. */
            detail: string;
            /**
             * @description One word of a closed list; test this, not the sentences.
             * @enum {string}
             */
            code: "conflict" | "context_conflict" | "engine_failed" | "forbidden" | "graph_fault" | "graph_unavailable" | "idempotency_conflict" | "idempotency_in_flight" | "internal" | "invalid_value" | "key_conflict" | "malformed" | "message_conflict" | "method_not_allowed" | "not_found" | "overloaded" | "rate_limited" | "refused" | "session_conflict" | "storage_failed" | "too_large" | "too_slow" | "unauthorised" | "unsupported_media_type";
            /**
             * @description Under what the log has it; faults of ours only.
             * @default null
             */
            trace_id: string | null;
            /**
             * @description Each field that is wrong.
             * @default null
             */
            errors: components["schemas"]["FieldError"][] | null;
        };
        /** @description What is wrong with one field. */
        FieldError: {
            field: string;
            detail: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description Seconds after which the same request may succeed. */
        "Retry-After": number;
        /** @description The methods that the path takes. */
        Allow: string;
        /** @description How a key may be sent. */
        "WWW-Authenticate": string;
        /** @description Given where the reply is the one that the first request under the Idempotency-Key got. */
        "Idempotency-Replayed": "true";
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    show_health_of_version: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    show_health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    show_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    show_metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain; version=0.0.4; charset=utf-8": string;
                };
            };
        };
    };
    list_contexts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContextList"];
                };
            };
        };
    };
    create_context: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own; sent again with the same body, it brings the first reply. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContextBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewContext"];
                };
            };
        };
    };
    delete_context: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                context_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    list_keys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                context_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyList"];
                };
            };
        };
    };
    create_key: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own; sent again with the same body, it brings the first reply. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                context_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewKey"];
                };
            };
        };
    };
    rotate_key: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own; sent again with the same body, it brings the first reply. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                name: string;
                context_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewKey"];
                };
            };
        };
    };
    revoke_key: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
                context_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    show_me: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                context_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
        };
    };
    list_sessions: {
        parameters: {
            query?: {
                /** @description Most items in the reply. */
                limit?: number;
                /** @description `page.next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Only sessions with all these tags. */
                scope?: string[];
            };
            header?: never;
            path: {
                context_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionList"];
                };
            };
        };
    };
    create_session: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own; sent again with the same body, it brings the first reply. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                context_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    show_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
                context_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    delete_session: {
        parameters: {
            query?: {
                /** @description Only say what would be erased. */
                dry_run?: boolean;
            };
            header?: never;
            path: {
                session_id: string;
                context_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
        };
    };
    update_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
                context_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MetadataBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    list_turns: {
        parameters: {
            query?: {
                /** @description What the memory knew then. */
                as_of?: string | null;
                /** @description Most items in the reply. */
                limit?: number;
                /** @description `page.next_cursor` of the page before. */
                cursor?: string | null;
                /** @description `links`, `facts` or both: `include=links,facts`. */
                include?: ("links" | "facts")[];
            };
            header?: never;
            path: {
                session_id: string;
                context_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TurnList"];
                };
            };
        };
    };
    show_transcript: {
        parameters: {
            query?: {
                /** @description What the memory knew then. */
                as_of?: string | null;
                /** @description What was true then. */
                valid_at?: string | null;
                format?: "markdown" | "html" | "json";
            };
            header?: never;
            path: {
                session_id: string;
                context_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transcript"];
                    "text/markdown": string;
                    "text/html": string;
                };
            };
        };
    };
    show_context: {
        parameters: {
            query?: {
                /** @description What the memory knew then. */
                as_of?: string | null;
                /** @description What was true then. */
                valid_at?: string | null;
                /** @description What the next answer is about. */
                query?: string | null;
                /** @description Most turns in the block. */
                limit?: number;
                /** @description Most characters in the block. */
                max_chars?: number;
            };
            header?: never;
            path: {
                session_id: string;
                context_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContextBlock"];
                };
            };
        };
    };
    show_session_state: {
        parameters: {
            query?: {
                /** @description What the memory knew then. */
                as_of?: string | null;
                /** @description What was true then. */
                valid_at?: string | null;
                /** @description Most facts in the reply. */
                limit?: number;
            };
            header?: never;
            path: {
                session_id: string;
                context_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["State"];
                };
            };
        };
    };
    diff_session_state: {
        parameters: {
            query?: {
                /** @description Id of the turn after which to begin; else the first. */
                since_turn?: string | null;
                /** @description Id of the last turn to count; else the last. */
                until_turn?: string | null;
            };
            header?: never;
            path: {
                session_id: string;
                context_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Diff"];
                };
            };
        };
    };
    remember_messages: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own; sent again with the same body, it brings the first reply. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                context_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Remembered"];
                };
            };
        };
    };
    list_facts: {
        parameters: {
            query?: {
                /** @description What the memory knew then. */
                as_of?: string | null;
                /** @description What was true then. */
                valid_at?: string | null;
                /** @description Most items in the reply. */
                limit?: number;
                /** @description `page.next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Id or name of an entity. */
                subject?: string | null;
                predicate?: string | null;
                /** @description Id or name of an entity. */
                object?: string | null;
                kind?: ("attribute" | "relation" | "action") | null;
                category?: ("identity" | "knowledge" | "context") | null;
                /** @description `all` for every status. */
                status?: "current" | "past" | "planned" | "denied" | "held" | "all";
                session_id?: string | null;
            };
            header?: never;
            path: {
                context_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactList"];
                };
            };
        };
    };
    remember_text: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own; sent again with the same body, it brings the first reply. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                context_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TextBody"] | components["schemas"]["TriplesBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Remembered"];
                };
            };
        };
    };
    show_fact: {
        parameters: {
            query?: {
                /** @description What the memory knew then. */
                as_of?: string | null;
            };
            header?: never;
            path: {
                fact_id: string;
                context_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fact"];
                };
            };
        };
    };
    list_evidence: {
        parameters: {
            query?: {
                /** @description What the memory knew then. */
                as_of?: string | null;
            };
            header?: never;
            path: {
                fact_id: string;
                context_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Evidence"];
                };
            };
        };
    };
    show_history: {
        parameters: {
            query?: {
                /** @description What the memory knew then. */
                as_of?: string | null;
                /** @description What was true then. */
                valid_at?: string | null;
            };
            header?: never;
            path: {
                fact_id: string;
                context_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["History"];
                };
            };
        };
    };
    inspect_fact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fact_id: string;
                context_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inspection"];
                };
            };
        };
    };
    list_entities: {
        parameters: {
            query?: {
                /** @description What the memory knew then. */
                as_of?: string | null;
                /** @description Most items in the reply. */
                limit?: number;
                /** @description `page.next_cursor` of the page before. */
                cursor?: string | null;
                type?: ("person" | "organisation" | "location" | "project" | "product" | "event" | "animal" | "topic" | "work" | "group" | "other") | null;
                /** @description A name or alias, whatever its case. */
                name?: string | null;
            };
            header?: never;
            path: {
                context_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntityList"];
                };
            };
        };
    };
    show_entity: {
        parameters: {
            query?: {
                /** @description What the memory knew then. */
                as_of?: string | null;
            };
            header?: never;
            path: {
                entity_id: string;
                context_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity"];
                };
            };
            /** @description It is another entity now, at this address. */
            307: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    revise_entity: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own; sent again with the same body, it brings the first reply. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity_id: string;
                context_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NamingBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Corrected"];
                };
            };
        };
    };
    list_entity_facts: {
        parameters: {
            query?: {
                /** @description What the memory knew then. */
                as_of?: string | null;
                /** @description What was true then. */
                valid_at?: string | null;
                /** @description Most items in the reply. */
                limit?: number;
                /** @description `page.next_cursor` of the page before. */
                cursor?: string | null;
                /** @description `all` for every status. */
                status?: "current" | "past" | "planned" | "denied" | "held" | "all";
            };
            header?: never;
            path: {
                entity_id: string;
                context_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactList"];
                };
            };
        };
    };
    list_mentions: {
        parameters: {
            query?: {
                /** @description What the memory knew then. */
                as_of?: string | null;
                /** @description Most items in the reply. */
                limit?: number;
                /** @description `page.next_cursor` of the page before. */
                cursor?: string | null;
            };
            header?: never;
            path: {
                entity_id: string;
                context_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MentionList"];
                };
            };
        };
    };
    show_entity_history: {
        parameters: {
            query?: {
                /** @description What the memory knew then. */
                as_of?: string | null;
                /** @description What was true then. */
                valid_at?: string | null;
                /** @description Most items in the reply. */
                limit?: number;
                /** @description `page.next_cursor` of the page before. */
                cursor?: string | null;
            };
            header?: never;
            path: {
                entity_id: string;
                context_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactList"];
                };
            };
        };
    };
    show_neighbourhood: {
        parameters: {
            query?: {
                /** @description What the memory knew then. */
                as_of?: string | null;
                /** @description What was true then. */
                valid_at?: string | null;
                /** @description How many relations from one entity to the next. */
                hops?: number;
                /** @description Most relations in the reply. */
                limit?: number;
            };
            header?: never;
            path: {
                entity_id: string;
                context_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Neighbourhood"];
                };
            };
        };
    };
    show_graph: {
        parameters: {
            query?: {
                /** @description What the memory knew then. */
                as_of?: string | null;
                /** @description What was true then. */
                valid_at?: string | null;
                /** @description How many relations from one entity to the next. */
                hops?: number;
                /** @description Most relations in the reply. */
                limit?: number;
                /** @description Only what leads from this entity, so many `hops` far. */
                entity_id?: string | null;
                /** @description Only what was said in this session; not beside `entity_id`. */
                session_id?: string | null;
                /** @description `all` for every status. */
                status?: "current" | "past" | "planned" | "denied" | "held" | "all";
            };
            header?: never;
            path: {
                context_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Picture"];
                };
            };
        };
    };
    merge_entities: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own; sent again with the same body, it brings the first reply. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                context_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Corrected"];
                };
            };
        };
    };
    undo_merge: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own; sent again with the same body, it brings the first reply. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                merge_id: string;
                context_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Corrected"];
                };
            };
        };
    };
    close_fact: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own; sent again with the same body, it brings the first reply. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                fact_id: string;
                context_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Corrected"];
                };
            };
        };
    };
    resolve_uncertainty: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own; sent again with the same body, it brings the first reply. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                uncertainty_id: string;
                context_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolveBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Corrected"];
                };
            };
        };
    };
    relink: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own; sent again with the same body, it brings the first reply. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                link_id: string;
                context_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Corrected"];
                };
            };
        };
    };
    set_instruction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                instruction_id: string;
                context_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActiveBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Corrected"];
                };
            };
        };
    };
    query: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                context_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecallBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recalled"];
                };
            };
        };
    };
    show_state: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                context_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StateBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["State"];
                };
            };
        };
    };
    diff_states: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                context_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StateDiffBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Diff"];
                };
            };
        };
    };
    show_scope_context: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                context_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuestionBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContextBlock"];
                };
            };
        };
    };
    list_instructions: {
        parameters: {
            query?: {
                /** @description What the memory knew then. */
                as_of?: string | null;
                /** @description Most items in the reply. */
                limit?: number;
                /** @description `page.next_cursor` of the page before. */
                cursor?: string | null;
            };
            header?: never;
            path: {
                context_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstructionList"];
                };
            };
        };
    };
    list_uncertainties: {
        parameters: {
            query?: {
                /** @description What the memory knew then. */
                as_of?: string | null;
                /** @description Most items in the reply. */
                limit?: number;
                /** @description `page.next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Left out, both. */
                status?: ("open" | "resolved") | null;
                /** @description Only doubts that this session raised. */
                session_id?: string | null;
            };
            header?: never;
            path: {
                context_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UncertaintyList"];
                };
            };
        };
    };
    forget: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own; sent again with the same body, it brings the first reply. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                context_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgetBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
        };
    };
    list_traces: {
        parameters: {
            query?: {
                /** @description Most items in the reply. */
                limit?: number;
                /** @description `page.next_cursor` of the page before. */
                cursor?: string | null;
                session_id?: string | null;
            };
            header?: never;
            path: {
                context_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TraceList"];
                };
            };
        };
    };
    show_trace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trace_id: string;
                context_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trace"];
                };
            };
        };
    };
    export_record: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                context_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
        };
    };
    import_record: {
        parameters: {
            query?: {
                /** @description Where messages go that name no session; left out, one is opened. */
                session_id?: string | null;
                /** @description Of sessions that no line describes. */
                scope?: string[];
                /** @description Number of the first line, where errors name lines. */
                first_line?: number;
            };
            header?: {
                /** @description Any text of your own; sent again with the same body, it brings the first reply. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                context_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/x-ndjson": string;
                "text/plain": string;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
        };
    };
    speak_mcp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description The answer to a request. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description A notification was taken. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
