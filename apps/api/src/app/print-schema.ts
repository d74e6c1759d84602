import { lexicographicSortSchema, printSchema } from 'graphql'
import { buildSchemaOf } from './build-schema.js'
import { features } from './features.js'

const heading = `# 由代码生成，请勿手工修改：npm run generate
# Made from code; don't edit: npm run generate
`

/** The schema as text, in an order that doesn't depend on that of the code. */
export const printedSchema = (): string =>
  `${heading}\n${printSchema(lexicographicSortSchema(buildSchemaOf(features)))}\n`
