import { siteWords } from '../../diagnostics/catalogue/site-words.js'
import { archiveTables } from '../schema.js'

/** A file of data beside the pages. */
export interface DataFile {
  readonly table: 'reports' | 'figures'
  readonly year: string
  readonly format: 'csv' | 'json' | 'parquet'
  /** Under the site's folder. */
  readonly path: string
  readonly bytes: number
  readonly hash: string
}

const mediaTypes = { csv: 'text/csv', json: 'application/json', parquet: 'application/vnd.apache.parquet' } as const

/** Data Package 2.0 (datapackage.org): what each file is and what its columns hold. */
export function dataPackage(files: readonly DataFile[]): unknown {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'zhengfu-xinxi-gongkai-niandu-baogao',
    title: siteWords.title,
    description: siteWords.about,
    resources: files.map(({ table, year, format, path, bytes, hash }) => ({
      name: `${table}-${year}-${format}`,
      path,
      format,
      mediatype: mediaTypes[format],
      ...(format === 'parquet' ? {} : { encoding: 'utf-8' }),
      bytes,
      hash: `sha256:${hash}`,
      ...(format === 'csv' ? { type: 'table', dialect: { delimiter: ',', lineTerminator: '\r\n' } } : {}),
      schema: {
        // Compared before anything is read as a number, so that what is not there is never 0.
        missingValues: [''],
        fields: archiveTables[table].map(([name, type, description]) => ({
          name,
          type: type === 'VARCHAR' ? 'string' : type === 'INTEGER' ? 'integer' : 'number',
          description,
        })),
      },
    })),
  }
}

/** schema.org `Dataset`, for search engines. */
export function datasetMetadata(files: readonly DataFile[], years: readonly number[]): unknown {
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    name: siteWords.title,
    description: siteWords.about,
    inLanguage: 'zh-CN',
    ...(years.length > 0 ? { temporalCoverage: `${years[0]}/${years.at(-1)}` } : {}),
    variableMeasured: archiveTables.figures.map(([name, , description]) => ({ '@type': 'PropertyValue', name, description })),
    distribution: files.map(({ path, format }) => ({ '@type': 'DataDownload', contentUrl: path, encodingFormat: mediaTypes[format] })),
  }
}
