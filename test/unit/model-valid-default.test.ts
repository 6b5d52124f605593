import { afterEach, describe, expect, it } from "vitest";
import type { DraftSchema } from "../../generator/model/schema-reader.js";
import type { SchemaId } from "../../generator/model/schema.js";
import { isSeenDefault } from "../../generator/model/valid-default.js";

/** A schema whose values a program sees as `Date`. */
function converted(codec: "date" | "date-time"): DraftSchema {
  const id = "#/components/schemas/Event" as SchemaId;
  return {
    id,
    location: { file: "openapi.yaml", pointer: "/components/schemas/Event" },
    describedAt: id,
    assertions: [],
    annotations: { deprecated: false, readOnly: false, writeOnly: false, examples: [] },
    componentName: "Event",
    encoding: { side: "value", json: `${id}~json` as SchemaId, codec },
  };
}

describe("a default that a program is to see as a Date", () => {
  const zone = process.env["TZ"];
  afterEach(() => {
    if (zone === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zone;
  });

  it.each(["UTC", "America/New_York"])("is an instant that needs no time zone to be told, in %s", (name) => {
    process.env["TZ"] = name;
    const isSeen = (text: string): boolean => isSeenDefault(text, converted("date-time"));
    expect(["2024-02-29T08:30:06Z", "2024-02-29T08:30:06.5+01:00"].map(isSeen)).toEqual([true, true]);
    expect(
      ["2024-01-01T00:00:00", "2024-02-30T00:00:00Z", "2024-01-01T24:00:00Z", "2024-01-01", "soon"].map(isSeen),
    ).toEqual([false, false, false, false, false]);
  });

  it("is a day that there is", () => {
    const isSeen = (text: string): boolean => isSeenDefault(text, converted("date"));
    expect(["2024-02-29", "0001-01-01"].map(isSeen)).toEqual([true, true]);
    expect(["2023-02-29", "2024-02-30", "2024-13-01", "24-01-01"].map(isSeen)).toEqual([false, false, false, false]);
  });
});
