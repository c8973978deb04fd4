import { Aws } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { SparseIndex } from './documents-table.ts';

/** A table of documents, made by the data stack or restored. */
export interface TableRef {
  tableName: string;
  tableArn: string;
}

/**
 * Reading and writing documents by their keys, whole and on a condition, in transactions; there are no update expressions in
 * this house, and no scan. The key may be used through DynamoDB only.
 */
export function recordAccess(table: TableRef, keyArn: string): PolicyStatement[] {
  return [
    new PolicyStatement({ actions: ['dynamodb:GetItem', 'dynamodb:PutItem'], resources: [table.tableArn] }),
    new PolicyStatement({
      actions: [
        'kms:Decrypt',
        'kms:DescribeKey',
        'kms:Encrypt',
        'kms:GenerateDataKey',
        'kms:ReEncryptFrom',
        'kms:ReEncryptTo',
      ],
      resources: [keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${Aws.REGION}.amazonaws.com` } },
    }),
  ];
}

/** Reading the lists: whoever may do this can find everybody, and not only those whose key they have. */
export const listAccess = (table: TableRef, indexes: readonly SparseIndex[]): PolicyStatement =>
  new PolicyStatement({
    actions: ['dynamodb:Query'],
    resources: indexes.map(({ name }) => `${table.tableArn}/index/${name}`),
  });

/** Removing documents, such as the draft of what has been answered. */
export const removalAccess = (table: TableRef): PolicyStatement =>
  new PolicyStatement({ actions: ['dynamodb:DeleteItem'], resources: [table.tableArn] });
