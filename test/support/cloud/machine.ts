import { type CompiledDefinition, compileDefinition } from '../../../platform/local/definition.ts';
import type { Tasks } from '../../../platform/local/interpreter.ts';
import { arnOf, type DeployedTemplate } from './template-values.ts';

interface MachineProperties {
  DefinitionString: string;
  DefinitionSubstitutions: Record<string, { 'Fn::GetAtt': [string, string] }>;
}

/** What the machine reaches: functions by their logical ids, if its role may call them by their ARNs. */
interface Reach {
  invoke(id: string, payload: unknown): Promise<unknown>;
  mayInvoke(arn: string): boolean;
}

/** The state machine of the template, with the functions that it calls as its tasks. */
export function machineOf(
  { Resources }: DeployedTemplate,
  machineId: string,
  { invoke, mayInvoke }: Reach,
): { definition: CompiledDefinition; tasks: Tasks } {
  const { DefinitionString: text, DefinitionSubstitutions: functions } = Resources[machineId]!
    .Properties as MachineProperties;
  const functionOf = (placeholder: string) => functions[placeholder]!['Fn::GetAtt'][0];
  const tasks: Tasks = {};
  for (const id of Object.keys(functions).map(functionOf)) {
    tasks[id] = async (payload: never) => {
      if (!mayInvoke(arnOf('AWS::Lambda::Function', id))) throw new Error(`The machine may not call ${id}.`);
      return invoke(id, payload);
    };
  }
  const named = text.replaceAll(/\$\{(\w+)\}/g, (_, placeholder: string) => functionOf(placeholder));
  return { definition: compileDefinition(named), tasks };
}
