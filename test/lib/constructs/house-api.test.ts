import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { describe, expect, it } from 'vitest';
import { HouseApi } from '../../../lib/constructs/house-api.ts';
import { HouseFunction } from '../../../lib/constructs/house-function.ts';
import { newApp, sampleParts } from '../../support/deployed-stacks.ts';

const stack = new Stack(newApp(), 'stack');
const house = { alarms: new Topic(stack, 'Alarms'), logRetention: RetentionDays.ONE_MONTH };
const handler = new HouseFunction(stack, 'Handler', {
  ...house,
  entry: 'test/support/outside/placeholder-function.ts',
  purpose: 'Answers.',
  uses: [],
});
const throttle = { rateLimit: 5, burstLimit: 10 };
const authorizer = new HttpJwtAuthorizer('Staff', 'https://issuer.example', { jwtAudience: ['console'] });
const staffApi = new HouseApi(stack, 'Staff', { ...house, throttle });
staffApi.serveStaff(sampleParts.staffRoutes, handler, authorizer);
staffApi.serveFiles(['/console/{proxy+}'], handler);
new HouseApi(stack, 'Public', { ...house, throttle }).servePublic(sampleParts.participantRoutes, handler);
const template = Template.fromStack(stack);
const routes = Object.values(template.findResources('AWS::ApiGatewayV2::Route')).map((one) => one.Properties);

/** What CloudFormation would make of it, with names in place of values. */
function textOf(value: string | { Ref: string } | { 'Fn::Join': [string, never[]] }): string {
  if (typeof value === 'string') return value;
  return 'Ref' in value ? value.Ref : value['Fn::Join'][1].map(textOf).join(value['Fn::Join'][0]);
}

describe('an API', () => {
  it('asks for a token with the scope of each row of the staff table', () => {
    const guarded = routes.filter((route) => route.AuthorizationType === 'JWT');
    expect(guarded.map((route) => [route.RouteKey, route.AuthorizationScopes]).sort()).toEqual(
      sampleParts.staffRoutes.map(({ method, path, scope }) => [`${method} ${path}`, [scope]]).sort(),
    );
  });

  it('answers without a token only files, and participants: their table, and whatever else they ask with a page', () => {
    const open = routes.filter((route) => route.AuthorizationType === 'NONE');
    const table = sampleParts.participantRoutes.map(({ method, path }) => `${method} ${path}`);
    expect(open.map((route) => route.RouteKey).sort()).toEqual(
      ['$default', 'GET /console/{proxy+}', ...table].sort(),
    );
  });

  it('may call its function for every route, also for the one without method and path', () => {
    const permitted = Object.values(template.findResources('AWS::Lambda::Permission')).map((one) => {
      // As ArnLike compares the last part of an ARN: an asterisk stands for anything, slashes too.
      const pattern = textOf(one.Properties.SourceArn).split(':').at(-1)!;
      return RegExp(`^${pattern.replace(/[^\w*]/g, '\\$&').replaceAll('*', '.*')}$`);
    });
    for (const { ApiId, RouteKey } of routes) {
      const called = RouteKey === '$default' ? '$default' : RouteKey.replace(' ', '');
      const source = `${textOf(ApiId)}/$default/${called}`;
      expect(permitted.some((one) => one.test(source)) ? '' : source).toBe('');
    }
  });

  it('logs no query, path, address or user agent, as links carry their token in the query', () => {
    for (const stage of Object.values(template.findResources('AWS::ApiGatewayV2::Stage'))) {
      const format: string = stage.Properties.AccessLogSettings.Format;
      expect(Object.values(JSON.parse(format))).toEqual([
        '$context.requestId',
        '$context.requestTime',
        '$context.routeKey',
        '$context.status',
        '$context.responseLength',
        '$context.integrationLatency',
        '$context.error.responseType',
      ]);
    }
  });

  it('throttles all its routes', () => {
    template.allResourcesProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 10 },
    });
  });

  it('rings when it answers 5xx', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/ApiGateway',
      MetricName: '5xx',
      AlarmActions: [Match.anyValue()],
    });
  });
});
