/** Media types as RFC 9110 section 8.3.1 and RFC 6838 section 4.2.8 write them. */

/** `Application/JSON; charset=utf-8` → `application/json`. */
export function essenceOf(mediaType: string): string {
  return (mediaType.split(";")[0] ?? "").trim().toLowerCase();
}

/** Whether it says more than a body of it does by itself: anything but that its text is UTF-8. */
export function hasParameters(mediaType: string): boolean {
  const parameters = mediaType.split(";").slice(1);
  return parameters.some((parameter) => !/^\s*(?:charset="?utf-8"?)?\s*$/i.test(parameter));
}

/** `application/json` and every `…+json`; `text/json` is what some frameworks call it, too. */
export function isJson(mediaType: string): boolean {
  const essence = essenceOf(mediaType);
  return essence === "application/json" || essence === "text/json" || /^[^/]+\/[^/]+\+json$/.test(essence);
}

export function isForm(mediaType: string): boolean {
  return essenceOf(mediaType) === "application/x-www-form-urlencoded";
}

export function isMultipart(mediaType: string): boolean {
  return essenceOf(mediaType) === "multipart/form-data";
}

/** How items follow each other in a sequential media type (OAS 3.2.1, "Sequential Media Types"). */
export function itemsIn(mediaType: string): "lines" | "sequence" | "events" | undefined {
  const essence = essenceOf(mediaType);
  if (essence === "text/event-stream") return "events";
  if (essence === "application/json-seq" || /^[^/]+\/[^/]+\+json-seq$/.test(essence)) return "sequence";
  return /^application\/(?:x-)?(?:jsonl|ndjson|jsonlines)$/.test(essence) ? "lines" : undefined;
}

/** What is text for people as for programs, though no codec is at hand. */
export function isTextual(mediaType: string): boolean {
  return /^(?:text\/.*|application\/(?:xml|yaml|x-yaml|toml|sql|graphql|javascript|ecmascript)|.*\+(?:xml|yaml))$/.test(
    essenceOf(mediaType),
  );
}

/** `image/*`, and `application/*+json`, which RFC 9110 does not know. */
export function isRange(mediaType: string): boolean {
  return /^(?:\*|[a-z0-9!#$&^_.+-]+)\/\*(?:\+json)?$/.test(essenceOf(mediaType));
}

/** The words by which a media type tells schemas of one body apart: `application/vnd.pets+json` → `vnd.pets+json`. */
export function subtypeOf(mediaType: string): string {
  return essenceOf(mediaType).split("/")[1] ?? "";
}
