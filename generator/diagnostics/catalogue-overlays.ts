/** The codes of what is wrong with an overlay. */
import type { Entry } from "./catalogue-entry.js";
import { didYouMean, quote } from "./catalogue-words.js";

export const overlays = {
  "foreign-overlay": {
    severity: "warning",
    message: (reference: string, file: string) =>
      `This overlay says that it is for ${quote(reference)}; it is laid over ${quote(file)}.`,
    help: "Correct `extends`, which starts from the overlay's file, or the `overlays` of the configuration.",
    marks: "value",
  },
  "idle-action": {
    severity: "warning",
    message: () => "This action changes nothing: it has no `update`, and `remove` is not true.",
    help: "Say what is to become of its target, or leave the action out.",
  },
  "incompatible-update": {
    severity: "error",
    message: (update: string, target: string) => `Here is ${update}, and ${target} in the description.`,
    help: "Objects are merged with objects, and lists with lists. To put something else in a place, remove it first, in an action before.",
  },
  "invalid-overlay": {
    severity: "error",
    message: (problem: string, nearest?: string) => `This is no overlay: ${problem}.${didYouMean(nearest)}`,
    help: "See the Overlay Specification: https://spec.openapis.org/overlay/v1.0.0.html",
  },
  "invalid-target": {
    severity: "error",
    message: (reason: string) => `This is no JSONPath: ${reason}.`,
    help: "See RFC 9535. Names with other characters than letters, digits and _ stand in brackets: $.paths['/pets'].get",
    marks: "value",
  },
  "primitive-target": {
    severity: "warning",
    message: () =>
      "In Overlay 1.0 targets are objects and lists; this one is a single value, changed as Overlay 1.1 has it.",
    help: 'Say `overlay: "1.1.0"`, or let the target be what the value stands in.',
    marks: "value",
  },
  "unmatched-target": {
    severity: "warning",
    message: (part: string, nearest?: string) =>
      `This target selects nothing: there is no ${quote(part)} on its way.${didYouMean(nearest)}`,
    help: "Correct the target, or remove the action: the description may have been mended since.",
    marks: "value",
  },
} as const satisfies Record<string, Entry<never[]>>;
