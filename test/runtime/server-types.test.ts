import { describe, expect, expectTypeOf, it } from "vitest";
import { createHookHandler, receiverOf } from "../../templates/runtime/hook-receive.js";
import { createRequestHandler, type RuntimeRouterOptions } from "../../templates/runtime/server-core.js";
import type { FilePart } from "../../templates/runtime/multipart-part.js";
import { routeByMarks } from "../../templates/runtime/server-marks.js";
import type { ServerRequest } from "../../templates/runtime/server-message.js";
import {
  renderProblemDetails,
  type Problem,
  type ProblemReply,
  type RenderedProblem,
} from "../../templates/runtime/server-problem.js";
import { defineRoute, noBody, noParameters } from "../../templates/runtime/server-route.js";
import { anyCaller } from "../../templates/runtime/server-security.js";
import type { StreamedFile, StreamedParts } from "../../templates/runtime/server-streamed-part.js";
import { serverRequest } from "./server-fixture.js";

interface Failure {
  readonly error: { readonly type: "api_error" | "invalid_request"; readonly message: string };
}

/** As a generated router's options are, where the description declares the body of its errors. */
interface RouterOptions extends RuntimeRouterOptions {
  readonly renderProblem: (problem: Problem, request: ServerRequest) => RenderedProblem<Failure>;
}

const failure: Failure = { error: { type: "invalid_request", message: "No such pet." } };

describe("the options of a router whose description declares the body of its errors", () => {
  it("are options of any router", async () => {
    const options: RouterOptions = { renderProblem: () => ({ body: failure }) };
    expectTypeOf<RouterOptions>().toExtend<RuntimeRouterOptions>();
    const handler = createRequestHandler({ ...options, routes: [] });
    expect(await handler(serverRequest({}))).toMatchObject({ status: 404, body: JSON.stringify(failure) });
  });

  it("need a rendering, with a body, of the declared type", () => {
    expectTypeOf<{}>().not.toExtend<RouterOptions>();
    expectTypeOf<{ renderProblem: () => {} }>().not.toExtend<RouterOptions>();
    expectTypeOf<{ renderProblem: () => { status: 400 } }>().not.toExtend<RouterOptions>();
    expectTypeOf<{ renderProblem: () => { body: { error: string } } }>().not.toExtend<RouterOptions>();
    expectTypeOf<{ renderProblem: () => { body: undefined } }>().not.toExtend<RouterOptions>();
    expectTypeOf<{ renderProblem: () => { status: 400; body: Failure } }>().toExtend<RouterOptions>();
    // @ts-expect-error: problem details are another body
    const details: RouterOptions = { renderProblem: renderProblemDetails };
    expect(details.renderProblem).toBe(renderProblemDetails);
  });
});

describe("ProblemReply", () => {
  it("may have any body or none, unless it says which", () => {
    expectTypeOf<{}>().toExtend<ProblemReply>();
    expectTypeOf<{ body: "text" }>().toExtend<ProblemReply>();
    expectTypeOf<RenderedProblem<Failure>>().toExtend<ProblemReply>();
    expectTypeOf<RenderedProblem<Failure>>().toExtend<ProblemReply<Failure>>();
    expectTypeOf<{}>().toExtend<ProblemReply<Failure>>();
    expectTypeOf<{ body: "text" }>().not.toExtend<ProblemReply<Failure>>();
    expectTypeOf(renderProblemDetails).toEqualTypeOf<(problem: Problem) => ProblemReply>();
    expectTypeOf<RuntimeRouterOptions["renderProblem"]>().toEqualTypeOf<
      ((problem: Problem, request: ServerRequest) => ProblemReply) | undefined
    >();
  });
});

describe("a choice between routes", () => {
  const route = defineRoute<undefined, object, undefined>({
    ...{ id: "start", method: "POST", path: "/" },
    ...{ caller: anyCaller, parameters: noParameters, body: noBody },
    responses: [{ status: 204 }],
    handle: () => ({ status: 204 }),
  });
  const choice = routeByMarks(route);

  it("is no route of a receiver, whose `verify` it would get by: it admits nobody itself", () => {
    expect(choice).not.toHaveProperty("admit");
    expect(createRequestHandler({ routes: [choice] })).toBeTypeOf("function");
    expect(receiverOf(route)).toBeTypeOf("function");
    expectTypeOf<typeof choice>().not.toExtend<Parameters<typeof receiverOf>[0]>();
    expectTypeOf<typeof choice>().not.toExtend<Parameters<typeof createHookHandler>[0]["routes"][number]>();
  });
});

describe("a multipart body of which the handler reads a file as it comes", () => {
  interface Upload {
    film: FilePart;
    trailer?: FilePart;
    scan?: { value: FilePart; headers: { "X-Page": number } };
    title: string;
  }

  it("has that one as a stream, and all others whole", () => {
    expectTypeOf<StreamedParts<Upload, "film">>().toEqualTypeOf<{
      readonly film: StreamedFile;
      readonly trailer?: File;
      readonly scan?: { readonly value: File; readonly headers: { "X-Page": number } };
      readonly title: string;
    }>();
    expectTypeOf<StreamedParts<Upload, "trailer">["trailer"]>().toEqualTypeOf<StreamedFile | undefined>();
    expectTypeOf<NonNullable<StreamedParts<Upload, "scan">["scan"]>["value"]>().toEqualTypeOf<StreamedFile>();
    expectTypeOf<NonNullable<StreamedParts<Upload, "scan">["scan"]>["headers"]>().toEqualTypeOf<{ "X-Page": number }>();
  });

  it("can be sent on as it is", () => {
    expectTypeOf<StreamedFile>().toExtend<FilePart>();
  });
});
