import {
  CreateTableCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { type DeployedTemplate, tableName } from './template-values.ts';

/** The tables of the data stack, as it describes them. */
export async function makeTables(client: DynamoDBClient, { Resources }: DeployedTemplate): Promise<void> {
  for (const [id, { Type, Properties }] of Object.entries(Resources)) {
    if (Type !== 'AWS::DynamoDB::Table') continue;
    const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, BillingMode } =
      Properties as CreateTableCommandInput;
    await client.send(
      new CreateTableCommand({
        TableName: tableName(id),
        AttributeDefinitions,
        KeySchema,
        GlobalSecondaryIndexes,
        BillingMode,
      }),
    );
  }
}
