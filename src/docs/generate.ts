import { correctionsJsonSchema } from '../corrections/parse.js'
import { writeWhole } from '../system/files.js'
import { diagnosticsPage } from './diagnostics-page.js'
import { formsPage } from './forms-page.js'

const encoder = new TextEncoder()

/** Run by `npm run docs` in the project's folder. */
writeWhole('docs/diagnostics.md', encoder.encode(diagnosticsPage()))
writeWhole('docs/forms.md', encoder.encode(formsPage()))
writeWhole('docs/schemas/corrections.schema.json', encoder.encode(`${JSON.stringify(correctionsJsonSchema(), null, 2)}\n`))
