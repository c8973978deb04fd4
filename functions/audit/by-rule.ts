import type { Author } from '../../domain/audit/audit-entry.ts';
import type { Ports } from '../../platform/ports.ts';
import { auditedDocuments } from './audited-documents.ts';

type Rule = Extract<Author, { kind: 'rule' }>['name'];

/** The ports for one piece of work that a rule of ours does, not a person; its changes say so. */
export const byRule = <Some extends Pick<Ports, 'documents' | 'clock'>>(
  ports: Some,
  name: Rule,
  action: string,
): Some => ({
  ...ports,
  documents: auditedDocuments(ports.documents, { by: { kind: 'rule', name }, action }, ports.clock),
});
