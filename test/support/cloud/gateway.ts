import { gunzipSync } from 'node:zlib';
import type { HttpResult } from '../../../functions/middleware/gateway.ts';
import type { HttpCall } from '../../../rehearsal/http-client.ts';
import type { Lambda } from './lambda.ts';
import type { DeployedTemplate } from './template-values.ts';

interface Route {
  method: string;
  path: RegExp;
  scopes: string[] | undefined;
  function: string;
}

interface RouteProperties {
  ApiId: { Ref: string };
  RouteKey: string;
  AuthorizationScopes?: string[];
  Target: { 'Fn::Join': [string, [string, { Ref: string }]] };
}

/** The routes of one API, `name` being how its logical id begins. */
function routesOf({ Resources }: DeployedTemplate, name: string): Route[] {
  return Object.values(Resources)
    .filter(({ Type }) => Type === 'AWS::ApiGatewayV2::Route')
    .map(({ Properties }) => Properties as RouteProperties)
    .filter(({ ApiId }) => ApiId.Ref.startsWith(name))
    .map(({ RouteKey, AuthorizationScopes, Target }) => {
      const [method, path] = RouteKey === '$default' ? ['ANY', '{proxy+}'] : RouteKey.split(' ');
      const pattern = path!.replaceAll(/\{\w+\+\}/g, '.*').replaceAll(/\{\w+\}/g, '[^/]+');
      const { IntegrationUri } = Resources[Target['Fn::Join'][1][1].Ref]!.Properties as {
        IntegrationUri: { 'Fn::GetAtt': [string, string] };
      };
      return {
        method: method!,
        path: new RegExp(`^${pattern}$`),
        scopes: AuthorizationScopes,
        function: IntegrationUri['Fn::GetAtt'][0],
      };
    });
}

/**
 * Calls an API of the stack through its routes, as API Gateway does (payload 2.0). `scopes` are those of a token that the
 * authorizer has verified; a route that asks for another one answers 403 without its function.
 */
export function gatewayOf(
  template: DeployedTemplate,
  name: string,
  functions: (logicalId: string) => Lambda,
  token?: { scopes: readonly string[]; groups: readonly string[] },
): HttpCall {
  const routes = routesOf(template, name);
  let calls = 0;
  return async (method, path, { body, query = '', headers = {} } = {}) => {
    calls += 1;
    const matching = routes.filter(
      (one) => one.path.test(path) && (one.method === method || one.method === 'ANY'),
    );
    // The route without a variable is nearer than one with.
    const route = matching.find((one) => !one.path.source.includes('.*')) ?? matching[0];
    const refusal = (statusCode: number): HttpResult => ({ statusCode, headers: {}, body: '' });
    if (!route) return refusal(404);
    if (route.scopes && !route.scopes.some((one) => token?.scopes.includes(one))) return refusal(403);
    // Claims come as text, lists in brackets.
    const claims = token && {
      sub: 'staff-1',
      token_use: 'access',
      scope: token.scopes.join(' '),
      'cognito:groups': `[${token.groups.join(' ')}]`,
    };
    const answer = (await functions(route.function).invoke({
      version: '2.0',
      routeKey: '$default',
      rawPath: path,
      rawQueryString: query,
      headers: {
        'accept-encoding': 'gzip',
        ...(body && { 'content-type': 'application/json' }),
        ...(method === 'POST' && { 'idempotency-key': `${name}-${calls}` }),
        ...headers,
      },
      requestContext: {
        stage: '$default',
        http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'any' },
        ...(claims && { authorizer: { jwt: { claims, scopes: null } } }),
      },
      ...(body && { body: JSON.stringify(body) }),
      isBase64Encoded: false,
    })) as HttpResult;
    if (!answer.isBase64Encoded) return answer;
    return { ...answer, body: gunzipSync(Buffer.from(answer.body, 'base64')).toString() };
  };
}
