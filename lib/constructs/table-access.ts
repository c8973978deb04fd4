import { Aws } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { SparseIndex } from './documents-table.ts';

/** A table of documents, made by the data stack or restored. */
export interface TableRef {
  tableName: string;
  tableArn: string;
}

const READ = ['dynamodb:GetItem', 'dynamodb:Query'];
/** Whole documents on a condition, in transactions; there are no update expressions in this house. */
const WRITE = ['dynamodb:PutItem', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem'];

/**
 * What the documents port needs on one table: named indexes, no scan, no wildcard. The key may be used through
 * DynamoDB only.
 */
export function tableAccess(
  table: TableRef,
  indexes: readonly SparseIndex[],
  keyArn: string,
): PolicyStatement[] {
  return [
    new PolicyStatement({
      actions: [...READ, ...WRITE],
      resources: [table.tableArn, ...indexes.map(({ name }) => `${table.tableArn}/index/${name}`)],
    }),
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
