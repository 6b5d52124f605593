import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dateCodec, dateTimeCodec } from "../../templates/runtime/date-codec.js";
import "../fast-check.js";

describe("dateTimeCodec", () => {
  it.each([
    ["1970-01-01T00:00:00Z", 0],
    ["2024-02-29T08:30:06Z", Date.UTC(2024, 1, 29, 8, 30, 6)],
    ["2024-02-29t08:30:06z", Date.UTC(2024, 1, 29, 8, 30, 6)],
    ["2024-02-29T08:30:06+01:30", Date.UTC(2024, 1, 29, 7, 0, 6)],
    ["2024-02-29T23:30:06-01:00", Date.UTC(2024, 2, 1, 0, 30, 6)],
    ["2024-02-29T08:30:06.1Z", Date.UTC(2024, 1, 29, 8, 30, 6, 100)],
    ["2024-02-29T08:30:06.999999Z", Date.UTC(2024, 1, 29, 8, 30, 6, 999)],
    // A leap second is read as the second after it.
    ["1998-12-31T23:59:60Z", Date.UTC(1999, 0, 1)],
    ["1998-12-31T15:59:60.5-08:00", Date.UTC(1999, 0, 1, 0, 0, 0, 500)],
  ])("reads %s as its instant", (text, time) => {
    expect(dateTimeCodec.decode(text)).toEqual(new Date(time));
  });

  it.each(["0000-01-01T00:00:00.000Z", "0050-06-07T00:00:00.000Z", "9999-12-31T23:59:59.999Z"])(
    "reads and writes the year of %s, which Date.UTC would take for another",
    (text) => {
      expect(dateTimeCodec.encode(dateTimeCodec.decode(text))).toBe(text);
    },
  );

  it.each(["2024-02-30T00:00:00Z", "2024-02-29", "", 5, null, undefined])("leaves %j as it is", (json) => {
    expect(dateTimeCodec.decode(json)).toBe(json);
  });

  it.each([new Date(NaN), new Date(Date.UTC(10_000, 0)), new Date(-1e15), "2024-02-29T08:30:06Z", null])(
    "writes no text for %s",
    (value) => {
      expect(dateTimeCodec.encode(value)).toBe(value);
    },
  );

  it("reads what it wrote, for every instant that has a text", () => {
    const instant = fc.date({
      min: new Date("0000-01-01T00:00:00Z"),
      max: new Date("9999-12-31T23:59:59.999Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instant, (date) => {
        expect(dateTimeCodec.decode(dateTimeCodec.encode(date))).toEqual(date);
      }),
    );
  });

  it("reads an instant in whatever zone as Date.parse does", () => {
    const date = fc.date({
      min: new Date("0001-01-02T00:00:00Z"),
      max: new Date("9999-12-30T00:00:00Z"),
      noInvalidDate: true,
    });
    const zone = fc.constantFrom("Z", "+00:00", "-00:00", "+14:00", "-23:59", "+05:45");
    fc.assert(
      fc.property(date, zone, (local, offset) => {
        const text = local.toISOString().replace("Z", offset);
        expect(dateTimeCodec.decode(text)).toEqual(new Date(Date.parse(text)));
      }),
    );
  });
});

describe("dateCodec", () => {
  it("reads a day as its midnight in UTC, and writes it as the day", () => {
    const day = dateCodec.decode("2024-02-29");
    expect(day).toEqual(new Date(Date.UTC(2024, 1, 29)));
    expect(dateCodec.encode(day)).toBe("2024-02-29");
  });

  it.each(["2023-02-29", "2024-02-29T00:00:00Z", "", 5, null])("leaves %j as it is", (json) => {
    expect(dateCodec.decode(json)).toBe(json);
  });

  it("writes no day for another time than midnight, which may be one of another day elsewhere", () => {
    const noon = new Date(Date.UTC(2024, 1, 29, 12));
    expect(dateCodec.encode(noon)).toBe(noon);
  });
});
