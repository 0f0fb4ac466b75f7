/** JSON as the service takes it: nothing is changed or left out on the way. */

import { NotJsonError } from "./errors.js";

const MOST_LEVELS = 64;

/** A value as JSON text. Throws NotJsonError where `JSON.stringify` would fail, or silently change the value. */
export function jsonOf(value: unknown): string {
  check(value, "", 0);
  return JSON.stringify(value);
}

function check(value: unknown, place: string, level: number): void {
  if (level > MOST_LEVELS) {
    throw new NotJsonError(`${named(place)} contains itself, or is nested more than ${MOST_LEVELS} levels deep.`);
  }
  if (value === null || typeof value === "string" || typeof value === "boolean" || Number.isFinite(value)) return;
  if (Array.isArray(value)) {
    value.forEach((inner, index) => check(inner, `${place}[${index}]`, level + 1));
  } else if (isPlain(value)) {
    for (const [key, inner] of Object.entries(value)) {
      if (inner !== undefined) check(inner, place ? `${place}.${key}` : key, level + 1);
    }
  } else {
    throw new NotJsonError(`${named(place)} is ${kindOf(value)}, which JSON does not have.`);
  }
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function kindOf(value: unknown): string {
  if (typeof value === "number") return String(value);
  return typeof value === "object" ? `a ${value?.constructor?.name ?? "object of a kind of its own"}` : typeof value;
}

function named(place: string): string {
  return place ? `The field ${place.slice(0, 200)}` : "The value";
}
