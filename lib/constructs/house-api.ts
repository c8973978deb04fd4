import { CfnOutput, Duration, Stack, Validations } from 'aws-cdk-lib';
import { AccessLogField, AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { StaffScope } from '../../functions/staff-api/roles.ts';
import { DeliveredLogs } from './delivered-logs.ts';
import { HouseAlarm } from './house-alarm.ts';
import type { House, HouseFunction } from './house-function.ts';

/** One row of a route table. */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As API Gateway writes it: `/cohorts/{cohortId}`. */
  path: string;
}

/** A row that only a caller whose token has the scope may use. */
export interface ScopedRoute extends Route {
  scope: StaffScope;
}

interface HouseApiProps extends House {
  /** Requests a second, and how many at once: enough for a cohort, too few to guess a token. */
  throttle: { rateLimit: number; burstLimit: number };
}

/**
 * An access log line without query, path, address or user agent: tokens travel in the query, and no personal
 * value belongs in a log. The route says which endpoint it was.
 */
const ACCESS_LOG = AccessLogFormat.custom(
  JSON.stringify({
    requestId: AccessLogField.contextRequestId(),
    time: AccessLogField.contextRequestTime(),
    route: AccessLogField.contextRouteKey(),
    status: AccessLogField.contextStatus(),
    bytes: AccessLogField.contextResponseLength(),
    latencyMs: AccessLogField.contextIntegrationLatency(),
    error: AccessLogField.contextErrorResponseType(),
  }),
);

/**
 * An HTTP API, throttled, logged, and with an alarm for its failures. It answers nothing until it is given a
 * route table; the function behind it may have to know its address first.
 */
export class HouseApi extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, props: HouseApiProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', { createDefaultStage: false });
    const accessLogs = new DeliveredLogs(this, 'AccessLogs', { retention: props.logRetention });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      throttle: props.throttle,
      accessLogSettings: { destination: new LogGroupLogDestination(accessLogs), format: ACCESS_LOG },
    });
    new HouseAlarm(this, 'ServerErrors', {
      metric: this.api.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' }),
      means: `${id}: someone was answered with an error that is ours.`,
      runbook: 'An API answers 5xx',
      topic: props.alarms,
    });
    new CfnOutput(this, 'Url', { value: this.api.apiEndpoint });
  }

  /** Answers exactly these routes, each only to a token with the route's scope. */
  serveStaff(routes: readonly ScopedRoute[], handler: HouseFunction, authorizer: IHttpRouteAuthorizer): void {
    const integration = integrationWith(handler);
    for (const { path, method, scope } of routes) {
      const methods = [HttpMethod[method]];
      this.api.addRoutes({ path, methods, integration, authorizer, authorizationScopes: [scope] });
    }
  }

  /** Answers a reading of these paths to anyone. */
  serveFiles(paths: readonly string[], handler: HouseFunction): void {
    const integration = integrationWith(handler);
    for (const path of paths) {
      for (const route of this.api.addRoutes({ path, methods: [HttpMethod.GET], integration })) {
        Validations.of(route).acknowledge({
          id: 'AwsSolutions-APIG4',
          reason:
            'The same files for everybody, with nobody’s data in them; what they show is asked for with a token.',
        });
      }
    }
  }

  /** Answers these routes to anyone, and whatever else is asked with the function's own page for it. */
  servePublic(routes: readonly Route[], handler: HouseFunction): void {
    const integration = integrationWith(handler);
    for (const { path, method } of routes) {
      this.api.addRoutes({ path, methods: [HttpMethod[method]], integration });
    }
    // HEAD, other methods and mangled addresses: the function answers as locally, not the gateway.
    new HttpRoute(this.api, 'Otherwise', { httpApi: this.api, routeKey: HttpRouteKey.DEFAULT, integration });
    // The one for the whole API is for `stage/METHOD/path`. This route has neither method nor path, and would answer 500.
    handler.lambda.addPermission('Otherwise', {
      scope: this,
      principal: new ServicePrincipal('apigateway.amazonaws.com'),
      sourceArn: Stack.of(this).formatArn({
        service: 'execute-api',
        resource: this.api.apiId,
        resourceName: '*/$default',
      }),
    });
    Validations.of(this.api).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason: 'Participants have no account: the personal link in the query is the authorization.',
    });
  }
}

/** One permission for the whole API: one for each route would outgrow the function's policy (20 KB). */
const integrationWith = (handler: HouseFunction): HttpLambdaIntegration =>
  new HttpLambdaIntegration('Handler', handler.lambda, { scopePermissionToRoute: false });
