/** The example's two programs, run as its README says. */
import { execFile, spawn } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const npm = process.platform === "win32" ? "npm.cmd" : "npm";
let url: string;
let stop: () => void;

beforeAll(async () => {
  // A process group of its own, so that what npm starts ends with it.
  const server = spawn(npm, ["run", "--silent", "example"], {
    env: { ...process.env, PORT: "0", API_KEY: "sk_test_example" },
    detached: true,
    stdio: ["ignore", "pipe", "inherit"],
  });
  stop = () => {
    if (server.pid !== undefined) process.kill(-server.pid);
  };
  url = await new Promise<string>((resolve, reject) => {
    server.stdout.once("data", (line: Buffer) => resolve(line.toString().trim()));
    server.once("exit", (code) => reject(new Error(`The server ended with ${String(code)}.`)));
  });
});

afterAll(() => {
  stop();
});

describe("examples/billing-meters", () => {
  it("prints the URL of the server when it listens", () => {
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it("creates the page's meter through the generated client, and refuses a second active one of its event name", async () => {
    const meter: unknown = JSON.parse((await client("sk_test_example")).stdout);
    expect(meter).toMatchObject({ object: "billing.meter", event_name: "ai_search_api", status: "active" });
    await expect(client("sk_test_example")).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining("400 invalid_request_error (event_name)"),
    });
  });

  it("refuses a key that it was not started with", async () => {
    await expect(client("sk_test_other")).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining("401 invalid_request_error"),
    });
  });

  function client(apiKey: string): Promise<{ readonly stdout: string; readonly stderr: string }> {
    const env = { ...process.env, BASE_URL: url, API_KEY: apiKey };
    return promisify(execFile)(process.execPath, ["--import", "tsx", "examples/billing-meters/client.ts"], { env });
  }
});
