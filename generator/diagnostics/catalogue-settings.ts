/** The codes of what the configuration decides, or can settle: names in code, and what a package is made of. */
import type { Entry } from "./catalogue-entry.js";
import { didYouMean, listed, quote } from "./catalogue-words.js";

export const settings = {
  "illegible-name": {
    severity: "warning",
    message: (name: string, instead: string) =>
      `The name ${name} is taken, and none is left that reads well: this is called ${instead}.`,
    help: "Choose a name of your own under `names` in the configuration.",
  },
  "name-collision": {
    severity: "info",
    message: (name: string, instead: string) => `The name ${name} is taken, so this is called ${instead}.`,
    help: "For a name of your own, see `names` in the configuration, and `methods` for the calls of the client.",
  },
  "no-operations": {
    severity: "error",
    message: () => "No operation is left to make a package of.",
    help: "Check the selection of operations in the configuration, and the paths of the description. Or ask for all `components`.",
  },
  "reserved-name": {
    severity: "info",
    message: (name: string, instead: string) =>
      `The name ${name} has a meaning of its own in code, so this is called ${instead}.`,
    help: "Choose a name of your own under `names` in the configuration.",
  },
  "schemas-only": {
    severity: "info",
    message: (outputs: readonly string[]) => `Without operations there is no ${outputs.join(" and no ")} to write.`,
    help: "The package has types and validators of all components. `emitters` without the others asks for just these.",
  },
  "unmatched-setting": {
    severity: "warning",
    message: (setting: string, value: string, nearest?: string) =>
      `Nothing in the description is what \`${setting}\` names as ${quote(value)}.${didYouMean(nearest)}`,
    help: "Correct it in the configuration: an operationId, a method and path, a tag, a format, or a JSON pointer such as #/components/schemas/Pet.",
  },
  "unreached-components": {
    severity: "info",
    message: (names: readonly string[]) =>
      `No operation of the package leads to ${listed(names)}: no types, no validators, and not checked for mistakes.`,
    help: 'To have all components, set `components` to "all" in the configuration, or say --components all.',
  },
  "unusable-name": {
    severity: "error",
    message: (key: string, name: string) =>
      `The configuration calls ${quote(key)} ${quote(name)}, which cannot be a name in code.`,
    help: "Choose ASCII letters and digits, and no reserved word; for a call, such words with dots between: pets.adopt.",
  },
  "unusable-streamed-part": {
    severity: "error",
    message: (operation: string, part: string, why: string, nearest?: string) =>
      `\`streamedParts\` names ${quote(part)} of ${quote(operation)}: ${why}.${didYouMean(nearest)}`,
    help: "Name a part that is a single file, by the operationId or the method and path of its operation.",
  },
} as const satisfies Record<string, Entry<never[]>>;
