/** The service's shapes by their names, taken from its OpenAPI document. */

import type { components, paths } from "./openapi.js";

type Schemas = components["schemas"];

export type Change = Schemas["Change"];
export type ContextBlock = Schemas["ContextBlock"];
export type Corrected = Schemas["Corrected"];
export type Diff = Schemas["Diff"];
export type Entity = Schemas["Entity"];
export type Fact = Schemas["Fact"];
export type Forgetting = Schemas["ForgetBody"];
export type Hit = Schemas["Hit"];
export type Instruction = Schemas["Instruction"];
export type Me = Schemas["Me"];
export type Message = Schemas["MessageBody"];
export type Opening = Schemas["SessionBody"];
export type PageInfo = Schemas["PageInfo"];
export type Problem = Schemas["Problem"];
export type Recalled = Schemas["Recalled"];
export type Receipt = Schemas["Receipt"];
export type Remembered = Schemas["Remembered"];
export type Session = Schemas["Session"];
export type State = Schemas["State"];
export type Trace = Schemas["Trace"];
export type Transcript = Schemas["Transcript"];
export type Turn = Schemas["Turn"];
export type Uncertainty = Schemas["Uncertainty"];

/** Where messages go and how they are marked: the fields of the batch beside its messages. */
export type Writing = Omit<Schemas["BatchBody"], "messages">;

export type Method = "get" | "post" | "patch" | "delete";

/** The paths that take a method. */
export type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, { responses: unknown }> ? P : never;
}[keyof paths];

type Operation<M extends Method, P extends PathOf<M>> = paths[P][M];

/** The query parameters of a route. */
export type QueryOf<M extends Method, P extends PathOf<M>> =
  Operation<M, P> extends { parameters: { query?: infer Query } } ? NonNullable<Query> : never;

/** The JSON body of a route. */
export type BodyOf<M extends Method, P extends PathOf<M>> =
  Operation<M, P> extends { requestBody: { content: { "application/json": infer Body } } } ? Body : undefined;

type JsonOf<Responses> = Responses extends { content: { "application/json": infer Reply } } ? Reply : never;

/** What a route replies with when all is well. */
export type ReplyOf<M extends Method, P extends PathOf<M>> =
  Operation<M, P> extends { responses: infer Responses } ? JsonOf<Responses[keyof Responses & (200 | 201)]> : never;

/** What a list may be narrowed by: its query without the place in it. */
export type FilterOf<P extends PathOf<"get">> = Omit<QueryOf<"get", P>, "cursor">;
