/** Diagnostics as SARIF 2.1.0 (OASIS), which code-scanning services and editors read. */
import { catalogue, type Severity } from "./catalogue.js";
import type { Entry } from "./catalogue-entry.js";
import { Places, type NamedText } from "./places.js";
import type { Diagnostic } from "./report.js";

/** What was found in one package. */
export interface Finding {
  readonly diagnostics: readonly Diagnostic[];
  /** The texts of the files that they name. */
  readonly sources: readonly NamedText[];
  /** Files that are not as they would be generated. */
  readonly files?: readonly FileFinding[];
}

export interface FileFinding {
  /** Also the id of the rule: `stale-file`. */
  readonly rule: string;
  readonly message: string;
  /** Relative to the working folder, with forward slashes. */
  readonly file: string;
}

/** The call of the tool that found it. */
export interface Invocation {
  readonly version: string;
  readonly exitCode: number;
  /** Why the call ended before its end. */
  readonly failure?: string;
}

/** One run of the tool, with a result for each diagnostic: SARIF 2.1.0, section 3.13. */
export function renderSarif(findings: readonly Finding[], { version, exitCode, failure }: Invocation): string {
  const results = findings.flatMap((finding) => [
    ...diagnosticResults(finding),
    ...(finding.files ?? []).map(fileResult),
  ]);
  const used = new Set(results.map(({ ruleId }) => ruleId));
  const notifications = failure === undefined ? [] : [{ level: "error", message: { text: failure } }];
  const run = {
    tool: { driver: { name: "specwright", version, rules: [...used].sort().map(rule) } },
    columnKind: "utf16CodeUnits",
    // A scan that finds something has succeeded (section 3.20.14); exit code 2 says that nothing could be told.
    invocations: [{ executionSuccessful: exitCode !== 2, exitCode, toolExecutionNotifications: notifications }],
    results,
  };
  const schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  return `${JSON.stringify({ $schema: schema, version: "2.1.0", runs: [run] }, undefined, 2)}\n`;
}

const levels: { readonly [Level in Severity]: string } = { error: "error", warning: "warning", info: "note" };

const entries: ReadonlyMap<string, Entry<never[]>> = new Map(Object.entries(catalogue));

function rule(id: string): object {
  const entry = entries.get(id);
  const words = id.replaceAll("-", " ");
  return {
    id,
    shortDescription: { text: `${words.charAt(0).toUpperCase()}${words.slice(1)}` },
    ...(typeof entry?.help !== "string" ? {} : { help: { text: entry.help } }),
    defaultConfiguration: { level: entry === undefined ? "error" : levels[entry.severity] },
  };
}

interface Result {
  readonly ruleId: string;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly object[];
}

function diagnosticResults({ diagnostics, sources }: Finding): readonly Result[] {
  const places = new Places(sources);
  return diagnostics.map((diagnostic): Result => {
    const { code, severity, message, location } = diagnostic;
    const place = places.of(diagnostic);
    const pointer = location === undefined ? [] : [{ fullyQualifiedName: `#${location.pointer}` }];
    const locations =
      place === undefined
        ? []
        : [
            {
              physicalLocation: {
                artifactLocation: { uri: uriOf(place.file) },
                ...(place.span === undefined ? {} : { region: regionOf(place.span) }),
              },
              ...(pointer.length === 0 ? {} : { logicalLocations: pointer }),
            },
          ];
    return { ruleId: code, level: levels[severity], message: { text: message }, locations };
  });
}

function regionOf({
  line,
  column,
  length,
}: {
  readonly line: number;
  readonly column: number;
  readonly length: number;
}): object {
  return { startLine: line, startColumn: column, endLine: line, endColumn: column + length };
}

function fileResult({ rule: ruleId, message, file }: FileFinding): Result {
  const locations = [{ physicalLocation: { artifactLocation: { uri: uriOf(file) } } }];
  return { ruleId, level: "error", message: { text: message }, locations };
}

/** A relative reference for a relative path (RFC 3986, section 4.2), a `file:` URI for an absolute one. */
function uriOf(file: string): string {
  const path = file.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/");
  const drive = /^([A-Za-z])%3A\//.exec(path);
  if (drive !== null) return `file:///${drive[1] ?? ""}:/${path.slice(drive[0].length)}`;
  return path.startsWith("/") ? `file://${path}` : path;
}
