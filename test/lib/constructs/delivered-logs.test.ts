import { describe, expect, it } from 'vitest';
import { usualStacks } from '../../support/deployed-stacks.ts';

const { serviceTemplate: template } = usualStacks();
const groups = template.findResources('AWS::Logs::LogGroup');

/** The log groups that services write to by themselves; functions write to theirs with a role. */
const delivered: string[] = [
  ...Object.values(template.findResources('AWS::ApiGatewayV2::Stage')).map(
    (one) => one.Properties.AccessLogSettings.DestinationArn['Fn::GetAtt'][0],
  ),
  ...Object.values(template.findResources('AWS::StepFunctions::StateMachine')).map(
    (one) =>
      one.Properties.LoggingConfiguration.Destinations[0].CloudWatchLogsLogGroup.LogGroupArn['Fn::GetAtt'][0],
  ),
];

describe('a log that a service writes', () => {
  it('has a name that needs no place of its own in the policy of the account', () => {
    expect(new Set(delivered).size).toBe(3);
    for (const id of delivered) {
      const [separator, parts] = groups[id]!.Properties.LogGroupName['Fn::Join'];
      expect([separator, parts[0], parts[1]]).toEqual(['', '/aws/vendedlogs/', { Ref: 'AWS::StackName' }]);
    }
  });

  it('never has the name of one that an earlier stack has left behind', () => {
    const named = Object.entries(groups).filter(([, one]) => one.Properties.LogGroupName !== undefined);
    expect(named.map(([id]) => id).sort()).toEqual([...delivered].sort());
    const texts = named.map(([, one]) => JSON.stringify(one.Properties.LogGroupName));
    expect(new Set(texts).size).toBe(3);
    for (const text of texts) expect(text).toContain('{"Ref":"AWS::StackId"}');
  });
});
