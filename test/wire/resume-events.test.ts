/** Coming again for the events of a stream, at both ends: HTML Standard, section 9.2. */
import { describe, expect, it } from "vitest";
import { callOf, type ApiCall, type CallResult } from "../../templates/runtime/client-result.js";
import { receivedEvents, type ReceivedEvents } from "../../templates/runtime/event-items.js";
import type { ReceivedContent } from "../../templates/runtime/received-content.js";
import { resumeEvents, type ResumeOptions } from "../../templates/runtime/resume-events.js";
import { resumed } from "../../templates/runtime/server-events.js";
import { noParameters } from "../../templates/runtime/server-route.js";

/** What a stream is, one connection after the other: its text, and what befalls it at its end or in its place. */
interface Connection {
  readonly text?: string;
  readonly fails?: Error;
}

const lost = Object.assign(new Error("lost"), { kind: "network" });

/** What the loop over such streams saw, and the headers that it came with. A connection without a text gives no stream. */
async function resume(
  connections: readonly Connection[],
  options: ResumeOptions = {},
): Promise<{ readonly seen: readonly unknown[]; readonly asked: readonly unknown[]; readonly error?: unknown }> {
  const asked: unknown[] = [];
  const connect = (headers: Readonly<Record<string, string>>): ApiCall<StreamResult> => {
    const { text, fails } = connections[asked.push(headers) - 1] ?? { fails: new Error("no more") };
    const head = { headers: new Headers(), typedHeaders: undefined };
    if (text !== undefined) {
      return callOf(
        Promise.resolve({
          ...head,
          status: 200,
          body: receivedEvents(contentOf(text, fails), "text", (value) => ({ value })),
        }),
      );
    }
    return callOf(
      fails === undefined ? Promise.resolve({ ...head, status: 204, body: undefined }) : Promise.reject(fails),
    );
  };
  const seen: unknown[] = [];
  try {
    for await (const item of resumeEvents(connect, { retry: 1, ...options })) seen.push(item);
    return { seen, asked };
  } catch (error) {
    return { seen, asked, error };
  }
}

function contentOf(text: string, fails: Error | undefined): ReceivedContent {
  async function* chunks() {
    yield Buffer.from(text);
    if (fails !== undefined) throw fails;
  }
  return { contentType: "", chunks: chunks(), refuse: (fault) => new Error(fault.kind) };
}

type StreamResult = CallResult<200, ReceivedEvents<unknown>> | CallResult<204, undefined>;

function lastEventIdOf(value: string | undefined): string | undefined {
  const headers = { get: (name: string) => (name === "last-event-id" ? value : undefined) };
  const request = { method: "GET", target: "/", headers, body: undefined, signal: new AbortController().signal };
  const read = resumed(noParameters)({ pathParameters: new Map(), request });
  if (read.problem) throw new Error(read.problem.kind);
  return read.parameters.lastEventId;
}

describe("a stream of events", () => {
  it("goes on behind the last one, after the time that it asks for, until an answer is no stream", async () => {
    const started = Date.now();
    const streams = [
      { text: "retry: 1\nid: 7\ndata: a\n\n" },
      { text: "data: b\n\n", fails: lost },
      { text: "data: c\n\n" },
    ];
    const { seen, asked, error } = await resume([...streams, {}], { retry: 60_000 });
    expect(error).toBeUndefined();
    expect(seen).toEqual(["a", "b", "c"]);
    const again = { "Last-Event-ID": "7" };
    expect(asked).toEqual([{}, again, again, again]);
    expect(Date.now() - started).toBeLessThan(10_000);
  });

  it("is asked for without an id where it took back the one before", async () => {
    const streams = [{ text: "id: 7\ndata: a\n\n" }, { text: "id\ndata: b\n\n" }, { text: "data: c\n\n" }, {}];
    expect((await resume(streams)).asked).toEqual([{}, { "Last-Event-ID": "7" }, {}, {}]);
  });

  // HTML, section 9.2.3, "Last-Event-ID": the value is the id, encoded as UTF-8. By `fetch`, a character stands for a byte.
  it.each([
    ["é", "\xc3\xa9"],
    ["日本", "\xe6\x97\xa5\xe6\x9c\xac"],
    ["😀 1", "\xf0\x9f\x98\x80 1"],
  ])("is asked for with the bytes of its id, and its server reads them: %s", async (id, bytes) => {
    const { asked } = await resume([{ text: `id: ${id}\ndata: a\n\n` }, {}]);
    expect(asked).toEqual([{}, { "Last-Event-ID": bytes }]);
    expect(new Headers({ "Last-Event-ID": bytes }).get("last-event-id")).toBe(bytes);
    expect(lastEventIdOf(bytes)).toBe(id);
  });

  it.each([undefined, "", "7", "caf\xe9", "日本"])("has an id that is no UTF-8 as it came: %j", (value) => {
    expect(lastEventIdOf(value)).toBe(value);
  });

  it("is tried again where the network fails, but not the first time", async () => {
    const timeout = Object.assign(new Error("late"), { kind: "timeout" });
    const stream = { text: "id: 7\ndata: a\n\n" };
    expect(await resume([{ fails: lost }])).toMatchObject({ error: lost, seen: [] });
    const { seen, asked, error } = await resume([
      stream,
      { fails: lost },
      { fails: timeout },
      stream,
      { fails: lost },
      {},
    ]);
    expect(error).toBeUndefined();
    expect(seen).toEqual(["a", "a"]);
    expect(asked.slice(1)).toEqual(Array.from({ length: 5 }, () => ({ "Last-Event-ID": "7" })));
  });

  it("is given up after as many failures in a row as it may have", async () => {
    const stream = { text: "data: a\n\n" };
    const failure = { fails: lost };
    const { asked, error } = await resume([stream, failure, failure, stream, failure, failure, failure, {}], {
      attempts: 2,
    });
    expect(error).toBe(lost);
    expect(asked).toHaveLength(7);
    const never = await resume([{ ...stream, fails: lost }, failure, {}], { attempts: 0 });
    expect(never).toMatchObject({ error: lost, seen: ["a"] });
    expect(never.asked).toHaveLength(2);
  });

  it("waits longer each time that the network fails", async () => {
    const started = Date.now();
    await resume([{ text: "data: a\n\n" }, { fails: lost }, { fails: lost }, {}], { retry: 40 });
    // 40, 80 and 160 milliseconds, which timers may cut by a fraction.
    expect(Date.now() - started).toBeGreaterThan(270);
  });

  it("ends with a failed answer", async () => {
    const failed = Object.assign(new Error("forbidden"), { kind: "api", status: 403 });
    expect(await resume([{ text: "data: a\n\n" }, { fails: failed }, {}])).toMatchObject({
      error: failed,
      seen: ["a"],
    });
  });

  it("ends quietly once it is aborted, wherever it is", async () => {
    const aborted = Object.assign(new Error("aborted"), { kind: "abort" });
    const stream = { text: "data: a\n\n" };
    const signal = AbortSignal.abort();
    expect((await resume([{ ...stream, fails: aborted }], { signal })).error).toBeUndefined();
    expect((await resume([{ fails: aborted }], { signal })).error).toBeUndefined();
    expect((await resume([stream], { signal, retry: 60_000 })).error).toBeUndefined();
    expect((await resume([{ ...stream, fails: aborted }])).error).toBe(aborted);
  });
});
