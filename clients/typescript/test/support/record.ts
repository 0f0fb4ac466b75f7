/** What is in the record of a session. */

import type { Spectron } from "@spectron/client";

/** Each turn as `role: content`, in order. */
export async function recordOf(client: Spectron, session_id: string): Promise<string[]> {
  const turns: string[] = [];
  for await (const turn of client.sessions.turns(session_id)) turns.push(`${turn.role}: ${turn.content}`);
  return turns;
}
