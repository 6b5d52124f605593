/** A consumer of `./server`. */
import {
  createRouter,
  toFetchHandler,
  toNodeListener,
  type Authenticators,
  type BillingMetersHandlers,
  type RequestHandler,
  type RouterOptions,
} from "billing-meters/server";
import type { BillingMeter } from "billing-meters/types";
import { createRouter as createPetRouter, type PetsHandlers } from "pets/server";

interface Account {
  readonly id: string;
}

declare function store(account: Account, name: string): BillingMeter | undefined;

const meters: BillingMetersHandlers<Account> = {
  create: async ({ principal, body, request }) => {
    if (request.signal?.aborted) return { status: 499, body: { error: { type: "api_error" } } };
    const meter = store(principal, body.event_name);
    if (meter === undefined) {
      const error = { type: "invalid_request_error", param: "event_name" } as const;
      return { status: 400, headers: { "request-id": principal.id }, body: { error } };
    }
    return { status: 200, body: meter };
  },
};

const authenticate: Authenticators<Account> = {
  basicAuth: ({ username, password }) => (password === "" ? { id: username } : undefined),
  bearerAuth: ({ token }, request) => Promise.resolve({ id: request.headers.get("x-account") ?? token }),
};

/** What the router answers by itself has the form that the API declares for errors. */
const renderProblem: RouterOptions<Account>["renderProblem"] = (problem) => {
  switch (problem.kind) {
    case "invalid": {
      const [issue] = problem.issues;
      const param = issue === undefined ? {} : { param: issue.parameter, message: issue.message };
      return { body: { error: { type: "invalid_request_error", ...param } } };
    }
    case "method-not-allowed":
      return { headers: { "x-allowed": problem.allow.join() }, body: { error: { type: "invalid_request_error" } } };
    default:
      return { status: problem.status, body: { error: { type: "api_error", code: problem.kind } } };
  }
};

const options: RouterOptions<Account> = { handlers: { billing: { meters } }, authenticate, renderProblem };
const router: RequestHandler = createRouter<Account>({ ...options, maxBodyBytes: 10_000 });

export const overNode: ReturnType<typeof toNodeListener> = toNodeListener(router);
export const overFetch: ReturnType<typeof toFetchHandler> = toFetchHandler(router);

export const shapeless: RouterOptions<Account> = {
  ...options,
  // @ts-expect-error The API does not declare such an error.
  renderProblem: ({ kind }) => ({ body: { problem: kind } }),
};

export const undeclared: BillingMetersHandlers<Account> = {
  // @ts-expect-error 201 is not declared.
  create: () => ({ status: 201, body: { error: { type: "api_error" } } }),
};

export const wrongBody: BillingMetersHandlers<Account> = {
  // @ts-expect-error A 400 carries an error, not a meter.
  create: ({ body }) => ({ status: 400, body }),
};

export const wrongType: BillingMetersHandlers<Account> = {
  // @ts-expect-error No such type is listed, and a server writes listed values alone.
  create: () => ({ status: 400, body: { error: { type: "brand_new_error" } } }),
};

export const missing: RouterOptions<Account> = {
  ...options,
  // @ts-expect-error A handler is missing.
  handlers: { billing: { meters: {} } },
};

// @ts-expect-error Somebody has to say who the caller is.
export const anonymous: RequestHandler = createRouter<Account>({ handlers: { billing: { meters } }, renderProblem });

const pets: PetsHandlers<Account> = {
  list: () => ({ status: 200, body: [] }),
  create: ({ body }) => ({
    status: 201,
    body: { id: "pet_1", name: body.name, kind: body.kind, status: "available", price: 100 },
  }),
  retrieve: ({ path }) => ({ status: 404, body: { title: `no pet ${path.petId}` } }),
  replace: ({ path, body }) => ({
    status: 200,
    body: { id: path.petId, name: body.name, kind: body.kind, status: "available", price: 100 },
  }),
  search: ({ body, principal }) => ({
    status: 200,
    body: { pets: [], filter: body ?? {}, next: principal?.id ?? null },
  }),
};

/** An optional body may be undefined; where credentials are optional, so is the caller; 204 has no body. */
export const petRouter: RequestHandler = createPetRouter<Account>({
  handlers: {
    pets: {
      ...pets,
      photos: { retrieve: () => ({ status: 404 }) },
      cache: { delete: () => ({ status: 204 }) },
    },
    orders: {
      create: ({ body }) => ({
        status: 202,
        body: { id: body.pet, state: null, lines: [{ text: body.address.street, amount: body.quantity ?? 1 }] },
      }),
    },
  },
  authenticate: { token: ({ token }) => ({ id: token }), login: ({ username }) => ({ id: username }) },
  renderProblem: ({ kind, status }) => ({ body: { title: kind, status } }),
});

interface Bearer {
  readonly bearer: string;
}

interface User {
  readonly user: string;
}

/** Whom a handler is given is what the functions for the schemes of its operation return. */
export const inferred: RequestHandler = createRouter({
  authenticate: {
    basicAuth: ({ username }): Promise<User> => Promise.resolve({ user: username }),
    bearerAuth: ({ token }): Bearer | undefined => (token === "t" ? { bearer: token } : undefined),
  },
  handlers: {
    billing: {
      meters: {
        create: ({ principal }) => {
          // @ts-expect-error It may be either.
          principal.bearer;
          const code: string = "bearer" in principal ? principal.bearer : principal.user;
          return { status: 400, body: { error: { type: "api_error", code } } };
        },
      },
    },
  },
  renderProblem,
});

/** Of several schemes, those that the operation takes. */
export const listed: PetsHandlers<Bearer, User>["list"] = ({ principal }) => {
  // @ts-expect-error A login is not taken here.
  principal.user;
  return { status: 200, headers: { "x-bearer": principal.bearer }, body: [] };
};

export const halfKnown: RouterOptions<Account>["authenticate"] = {
  basicAuth: ({ username }) => ({ id: username }),
  // @ts-expect-error Another scheme's function is for other credentials.
  bearerAuth: ({ username }) => ({ id: username }),
};

// @ts-expect-error One of the schemes has no function.
export const partial: Authenticators<Account> = { basicAuth: ({ username }) => ({ id: username }) };
