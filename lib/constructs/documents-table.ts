import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  type CfnTable,
  ProjectionType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/** A sparse index: only documents that have both attributes are in it. */
export interface SparseIndex {
  name: string;
  partition: string;
  sort: string;
}

/** The lists that the documents port can read. */
export const DOCUMENT_INDEXES: readonly SparseIndex[] = [
  { name: 'by-list', partition: 'list', sort: 'sort' },
  { name: 'by-due-time', partition: 'due', sort: 'dueAt' },
];

/**
 * A table of versioned documents that survives everything but intent: retained, deletion-protected, with
 * 35 days of point-in-time recovery, under our key. `id` is its logical id as well, and both are a contract:
 * another one would be another, empty table.
 */
export class DocumentsTable extends Table {
  constructor(scope: Construct, id: string, props: { key: IKey; indexes: readonly SparseIndex[] }) {
    super(scope, id, {
      partitionKey: { name: 'key', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: props.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      timeToLiveAttribute: 'expires',
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    (this.node.defaultChild as CfnTable).overrideLogicalId(id);
    for (const index of props.indexes) {
      this.addGlobalSecondaryIndex({
        indexName: index.name,
        partitionKey: { name: index.partition, type: AttributeType.STRING },
        sortKey: { name: index.sort, type: AttributeType.STRING },
        projectionType: ProjectionType.ALL,
      });
    }
  }
}
