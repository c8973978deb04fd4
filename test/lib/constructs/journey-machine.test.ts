import { Match, type Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { journeyWorkflow } from '../../../workflows/catalogue.ts';
import { allowedTo } from '../../support/allowed-to.ts';
import { usualStacks } from '../../support/deployed-stacks.ts';

const template: Template = usualStacks().serviceTemplate;
const { Resources: resources } = template.toJSON();

describe('the journey machine', () => {
  it('is never deleted with its stack, and neither are its role and what the role may do', () => {
    const retained = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };
    expect(resources.JourneyMachine).toMatchObject(retained);
    expect(resources.JourneyMachineRole).toMatchObject(retained);
    const policies = Object.values(template.findResources('AWS::IAM::Policy'));
    const ofRole = policies.filter((one) => JSON.stringify(one).includes('{"Ref":"JourneyMachineRole"}'));
    expect(ofRole).toHaveLength(2);
    for (const policy of ofRole) expect(policy).toMatchObject(retained);
  });

  it('is one Standard machine with the definition in the template, as the file has it', () => {
    expect(Object.keys(template.findResources('AWS::StepFunctions::StateMachine'))).toEqual([
      'JourneyMachine',
    ]);
    expect(resources.JourneyMachine.Properties).toMatchObject({
      StateMachineType: 'STANDARD',
      DefinitionString: journeyWorkflow.definition,
    });
  });

  it('calls functions whose logical ids are frozen, as journeys in flight call those they started with (F25)', () => {
    expect(resources.JourneyMachine.Properties.DefinitionSubstitutions).toEqual({
      DecideFunctionArn: { 'Fn::GetAtt': ['DecideFunction', 'Arn'] },
      SendFunctionArn: { 'Fn::GetAtt': ['SendFunction', 'Arn'] },
      SleepFunctionArn: { 'Fn::GetAtt': ['SleepFunction', 'Arn'] },
    });
    for (const id of ['DecideFunction', 'SendFunction', 'SleepFunction']) {
      expect(resources[id].Properties).not.toHaveProperty('FunctionName');
    }
  });

  it('logs every step and traces it, without what it carries', () => {
    expect(resources.JourneyMachine.Properties).toMatchObject({
      LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
      TracingConfiguration: { Enabled: true },
    });
  });

  it('may call its functions and continue as itself', () => {
    const may = allowedTo(template)('JourneyMachine');
    const on = (action: string) => may.filter((one) => one.action === action).map((one) => one.resource);
    expect(on('lambda:InvokeFunction')).toEqual(
      ['DecideFunction', 'SendFunction', 'SleepFunction'].map((id) => ({ 'Fn::GetAtt': [id, 'Arn'] })),
    );
    expect(on('states:StartExecution')).toEqual([{ Ref: 'JourneyMachine' }]);
  });

  it.each(['ExecutionsFailed', 'ExecutionsTimedOut'])('rings on %s', (metric) => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/States',
      MetricName: metric,
      Threshold: 1,
      AlarmActions: [Match.anyValue()],
    });
  });
});
