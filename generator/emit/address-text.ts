/** Where the requests of an operation go, for people. */
import type { Operation } from "../model/api.js";

/** `GET /pets` for people, between back-ticks; of what the API sends, what it is. */
export function addressText({ method, path, origin }: Operation): string {
  const code = (text: string): string => `\`${text.replaceAll("`", "'")}\``;
  switch (origin?.kind) {
    case undefined:
      return `\`${method} ${path}\``;
    case "webhook":
      return `Webhook ${code(origin.name)}, sent by \`${method}\`.`;
    case "callback":
      return `Callback ${code(origin.name)}, sent by ${code(`${method} ${origin.expression}`)}.`;
  }
}
