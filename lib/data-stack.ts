import { CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { type CfnKey, Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { DOCUMENT_INDEXES, DocumentsTable } from './constructs/documents-table.ts';
import { StaffIdentity } from './constructs/staff-identity.ts';
import type { Settings } from './settings.ts';

/** What must never be lost: the records, the ledger of what was sent, their key, and who staff are. */
export class DataStack extends Stack {
  readonly key: Key;
  readonly documents: DocumentsTable;
  readonly ledger: DocumentsTable;
  readonly identity: StaffIdentity;

  constructor(scope: Construct, id: string, props: StackProps & { settings: Settings }) {
    super(scope, id, { ...props, terminationProtection: true });
    this.key = new Key(this, 'DataKey', {
      description: 'Participants, their answers and the send ledger',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    (this.key.node.defaultChild as CfnKey).overrideLogicalId('DataKey');
    this.documents = new DocumentsTable(this, 'DocumentsTable', { key: this.key, indexes: DOCUMENT_INDEXES });
    // Apart, so that restoring the documents to yesterday does not forget what was sent since.
    this.ledger = new DocumentsTable(this, 'LedgerTable', { key: this.key, indexes: [] });
    this.identity = new StaffIdentity(this, 'Staff', {
      domainPrefix: props.settings.cognitoDomainPrefix,
      signInReturnUrl: props.settings.signInReturnUrl,
    });
    // Stays exported while a restored table is used instead: an export in use cannot be withdrawn.
    this.exportValue(this.documents.tableArn);
    this.exportValue(this.documents.tableName);
    new CfnOutput(this, 'DocumentsTableName', { value: this.documents.tableName });
    new CfnOutput(this, 'LedgerTableName', { value: this.ledger.tableName });
  }
}
