/** Files that handlers read as they come, as the configuration names them. */
import type { Report } from "../diagnostics/report.js";
import { nearestWord } from "../diagnostics/edit-distance.js";
import type { Operation, RequestBody } from "./api.js";
import type { MultipartContent } from "./content.js";
import { settingNames } from "./setting-names.js";

/** The part of each operation, by its operationId or its method and path: `{ createVideo: "video", "POST /scans": "scan" }`. */
export type StreamedParts = { readonly [operation: string]: string };

/** The operations, each body with the part that is named for it. Reports what names no operation or no file. */
export function withStreamedParts(
  operations: readonly Operation[],
  settings: StreamedParts,
  report: Report,
): readonly Operation[] {
  // What the API sends reaches its receivers whole, since it may be signed.
  const answered = operations.filter(({ origin }) => origin === undefined);
  const streamed = new Map<Operation, string>();
  for (const [key, wireName] of Object.entries(settings)) {
    const operation = answered.find((each) => settingNames(each).includes(key));
    if (operation === undefined) {
      const nearest = nearestWord(key, answered.flatMap(settingNames));
      report.add(
        "unusable-streamed-part",
        undefined,
        key,
        wireName,
        "no operation of the package is called so",
        nearest,
      );
    } else if (isStreamable(operation, { key, wireName }, report)) streamed.set(operation, wireName);
  }
  return operations.map((operation) => {
    const { requestBody } = operation;
    const wireName = streamed.get(operation);
    if (requestBody === undefined || wireName === undefined) return operation;
    return { ...operation, requestBody: withStreamed(requestBody, wireName) };
  });
}

function withStreamed(body: RequestBody, streamed: string): RequestBody {
  return {
    ...body,
    contents: body.contents.map((content) => (content.kind === "multipart" ? { ...content, streamed } : content)),
  };
}

interface Setting {
  readonly key: string;
  readonly wireName: string;
}

function isStreamable({ requestBody, location }: Operation, { key, wireName }: Setting, report: Report): boolean {
  const content = requestBody?.contents.find((each) => each.kind === "multipart");
  const { problem, nearest } =
    content === undefined ? { problem: "its body is no multipart/form-data" } : problemOf(content, wireName);
  if (problem === undefined) return true;
  report.add("unusable-streamed-part", requestBody?.location ?? location, key, wireName, problem, nearest);
  return false;
}

function problemOf(
  { parts }: MultipartContent,
  wireName: string,
): { readonly problem?: string; readonly nearest?: string } {
  const part = parts.find((each) => each.wireName === wireName);
  if (part === undefined) {
    const nearest = nearestWord(
      wireName,
      parts.flatMap((each) => (each.content === "bytes" ? each.wireName : [])),
    );
    return { problem: "its body has no such part", ...(nearest === undefined ? {} : { nearest }) };
  }
  if (part.content !== "bytes") return { problem: "that part is no file" };
  return part.isRepeated
    ? { problem: "that part is a list of files, and only a single one can be read as it comes" }
    : {};
}
