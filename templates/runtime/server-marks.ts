import { queryOf } from "./server-parameters.js";
import type { ServerRequest } from "./server-message.js";
import type { Route, RouteChoice, RouteMark } from "./server-route.js";

/**
 * One route for operations of the same method and path: a request is that of the first whose marks it has, all of them.
 * Where it has those of none, there is nothing at its path.
 *
 * @example
 * routeByMarks(
 *   startRoute(handlers), // marks: [{ in: "query", name: "Action", values: ["Start"] }]
 *   stopRoute(handlers), // marks: [{ in: "query", name: "Action", values: ["Stop"] }]
 * )
 */
export function routeByMarks(first: Route, ...others: readonly Route[]): RouteChoice {
  const routes = [first, ...others];
  const { method, path, basePath } = first;
  return {
    ...{ method, path },
    ...(basePath === undefined ? {} : { basePath }),
    choose: (request) => {
      const query = new URLSearchParams(queryOf(request.target));
      return routes.find(({ marks = [] }) => marks.every((mark) => hasMark(request, query, mark)));
    },
  };
}

function hasMark({ headers }: ServerRequest, query: URLSearchParams, { in: place, name, values }: RouteMark): boolean {
  const header = place === "header" ? headers.get(name)?.trim() : undefined;
  const texts = place === "query" ? query.getAll(name) : header === undefined ? [] : [header];
  return texts.some((text) => values === undefined || values.includes(text));
}
