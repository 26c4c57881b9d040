import { page } from './page.ts'

const LINKS = [
  ['/local/phones', 'Telefoons', 'Neem een oproep aan in de browser, druk 1 of 2, hang op.'],
  ['/local/mailbox', 'Postbus', 'De e-mails die verstuurd zijn.'],
  ['/local/mail', 'Mailverkeer', 'Hoeveel mail er per seconde en per dag door mag, en hoeveel er ging (JSON).'],
  ['/local/sms', 'Sms', 'De sms-berichten die verstuurd zijn (JSON).'],
  ['/local/calls', 'Oproepen', 'Alle oproepen, in volgorde (JSON); ?alert= voor één alarm.'],
  ['/local/exchange', 'Telefooncentrale', 'Lijnen en snelheid, en hoe ze gebruikt werden (JSON).'],
  ['/local/metrics', 'Metingen', 'De metingen die de functies schreven (JSON).'],
  ['/local/faults', 'Storingen', 'De storingen die nu van kracht zijn (JSON).'],
  ['/local/dead-letters', 'Onbestelbaar', 'Gebeurtenissen die een functie drie keer niet kon verwerken (JSON).'],
  ['/v1/openapi.json', 'API', 'Beschrijving van de HTTP-API (OpenAPI 3.1).'],
] as const

/** The page at `/local`: what there is to see. */
export function indexPage(): string {
  const links = LINKS.map(([path, name, what]) => `<dt><a href="${path}">${name}</a></dt><dd>${what}</dd>`)
  return page('BIN-alarm op deze computer', `<dl>${links.join('')}</dl>`)
}
