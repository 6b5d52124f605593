/** Which formats are checked, as the configuration has it (JSON Schema 2020-12 validation, section 7.2). */

/** `assertion`: values must be of the format. `annotation`: it only informs. A pattern makes a format of one's own. */
export type FormatSetting = "annotation" | "assertion" | OwnFormat;

export interface OwnFormat {
  /** What strings of the format match, as in a schema's `pattern`. */
  readonly pattern: string;
}

/** One word for all formats, or settings by format, where `*` stands for those that are not listed. */
export type FormatSettings = "annotation" | "assertion" | { readonly [format: string]: FormatSetting };

/** `{ "*": "assertion", uuid: "annotation" }`, `"uuid"` → `annotation`. Where nothing is set, a format only informs. */
export function formatSetting(settings: FormatSettings, format: string): FormatSetting {
  if (typeof settings === "string") return settings;
  const named = [format, "*"].find((name) => Object.hasOwn(settings, name));
  return (named === undefined ? undefined : settings[named]) ?? "annotation";
}

/** The pattern of a format of one's own. */
export function patternOf(settings: FormatSettings, format: string): string | undefined {
  const setting = formatSetting(settings, format);
  return typeof setting === "string" ? undefined : setting.pattern;
}

/** Whether a format is listed by its own name. */
export function hasSetting(settings: FormatSettings, format: string): boolean {
  return typeof settings !== "string" && Object.hasOwn(settings, format);
}
