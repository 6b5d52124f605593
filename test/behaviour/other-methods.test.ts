/** `QUERY` and methods under `additionalOperations`, from a generated client to a generated server. */
import { rmSync } from "node:fs";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { generateText, repository, textsOf } from "../generation.js";
import { writeModules } from "../module-folder.js";
import { readScenario } from "../scenarios/scenario.js";
import { listening } from "./listening.js";

type Call = (...given: unknown[]) => unknown;

interface Part {
  readonly [name: string]: Call | undefined;
}

const scenario = join(repository, "test/scenarios/client/other-methods.md");

/** The two halves of the package of the scenario's description. */
async function packageParts(): Promise<{ readonly client: Part; readonly server: Part }> {
  const { description } = readScenario(scenario);
  const generated = await generateText(description, { emitters: ["client", "server"] }, "api.json");
  const folder = writeModules(Object.entries(textsOf(generated)).filter(([path]) => path.endsWith(".ts")));
  const load = async (part: string): Promise<Part> => import(pathToFileURL(join(folder, `src/${part}/index.js`)).href);
  const parts = { client: await load("client"), server: await load("server") };
  rmSync(folder, { recursive: true });
  return parts;
}

describe("the methods of the scenario", () => {
  const seen: string[] = [];
  const handlers = {
    files: {
      query: ({ body }: { readonly body: { readonly text: string } }) => ({ status: 200, body: [body.text] }),
      copy: () => ({ status: 204 }),
    },
  };
  let client: Part = {};
  let baseUrl = "";

  beforeAll(async () => {
    const parts = await packageParts();
    const router = parts.server["createRouter"]?.({ handlers });
    const handle = parts.server["toNodeListener"]?.(router);
    if (typeof handle !== "function") throw new Error("There is no handler.");
    const listener: RequestListener = (request, response) => {
      seen.push(`${String(request.method)} ${String(request.url)}`);
      handle(request, response);
    };
    baseUrl = await listening(listener);
    client = parts.client;
  });

  it("are sent as they are written, and answered", async () => {
    expect(await client["findFiles"]?.({ baseUrl }, { text: "a" })).toEqual(["a"]);
    expect(await client["copyFiles"]?.({ baseUrl })).toBeUndefined();
    expect(seen).toEqual(["QUERY /files", "COPY /files"]);
  });

  it("are what a path is said to have, when it is asked for another", async () => {
    const answer = await fetch(`${baseUrl}/files`);
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "COPY, QUERY"]);
  });
});
