import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Stack, Stage } from 'aws-cdk-lib';
import { type AssetCode, Code } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import { buildSync } from 'esbuild';

/** The marker esbuild leaves where a CommonJS package calls `require` for a builtin at run time. */
const NEEDS_REQUIRE = 'Dynamic require of';
const REQUIRE = "import{createRequire}from'node:module';const require=createRequire(import.meta.url);\n";

/** Paths of entry files are given from here. */
const ROOT = join(import.meta.dirname, '../..');

/** Modules that ours stand in for: what these leave out no Lambda function uses, and each cold start would wait for it. */
const STAND_INS = {
  'node:http': join(ROOT, 'platform/aws/node-http.ts'),
  '@aws-sdk/credential-provider-node': join(ROOT, 'platform/aws/lambda-credentials.ts'),
  '@smithy/core/event-streams': join(ROOT, 'platform/aws/no-event-streams.ts'),
};

/** One entry file and everything it imports as one minified ES module; the same sources give the same text. */
export function bundled(entry: string): string {
  const built = buildSync({
    entryPoints: [resolve(ROOT, entry)],
    absWorkingDir: ROOT,
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    alias: STAND_INS,
    minify: true,
    legalComments: 'none',
    logLevel: 'silent',
  });
  const code = built.outputFiles.map((file) => file.text).join('');
  return code.includes(NEEDS_REQUIRE) ? REQUIRE + code : code;
}

/**
 * An entry file as a Lambda's `index.mjs`, with `files` (name → content) beside it. Needs no Docker. Where the CDK says
 * that this stack is not to be deployed, the code is left out, as the CDK's own bundling does.
 */
export function bundle(scope: IConstruct, entry: string, files: Readonly<Record<string, string>>): AssetCode {
  const contents = { ...files, 'index.mjs': Stack.of(scope).bundlingRequired ? bundled(entry) : '' };
  const hash = createHash('sha256')
    .update(JSON.stringify(Object.entries(contents).sort()))
    .digest('hex');
  const folder = join(Stage.of(scope)?.assetOutdir ?? '', `bundle-${hash}`);
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(contents)) writeFileSync(join(folder, name), content);
  return Code.fromAsset(folder);
}
