import { html } from 'hono/html'
import { layOutPage } from '#pages/layout.ts'
import type { Bin } from './bin.ts'
import type { YearOfCosts } from './costs.ts'
import type { Zone } from './zone.ts'

const kinds = { live: 'BIN-oproep', test: 'testoproep' } as const

/** The costs as rows, one an alert or bulletin, with the sum at the end. */
export function costRows({ alerts, bulletins, total }: YearOfCosts): readonly (readonly string[])[] {
  return [
    ['datum', 'soort', 'omschrijving', 'aantal', 'euro'],
    ...alerts.map(({ alertId, kind, raisedAt, recipients, cost }) => [
      dayOf(raisedAt),
      kinds[kind],
      alertId,
      String(recipients),
      inEuro(cost),
    ]),
    ...bulletins.map(({ title, relayedAt, mails, cost }) => [
      dayOf(relayedAt),
      'bulletin per mail',
      title,
      mails === undefined ? '' : String(mails),
      inEuro(cost),
    ]),
    ['', 'totaal', '', '', inEuro(total)],
  ]
}

/**
 * The enclosure to a request for a contribution to communication costs, as the city of Aalst grants one: to print, fill
 * in and sign. What the city asks stands on it as far as it is known here.
 */
export function costEnclosure(bin: Bin, zone: Zone, costs: YearOfCosts): Promise<string> {
  const protocol = bin.steps.find(({ step }) => step === 9)
  const [head = [], ...rows] = costRows(costs)
  const body = html`<p>Bijlage bij de aanvraag van financiële ondersteuning voor communicatiekosten.</p>
<dl>
<dt>Netwerk</dt><dd>${bin.type} ${bin.name}, ${bin.municipality}</dd>
<dt>Politiezone</dt><dd>${zone.name}</dd>
<dt>E-mailadres</dt><dd>${bin.mailbox}</dd>
<dt>Goedkeuring</dt><dd>${protocol?.state === 'done' ? `Protocol ondertekend door coördinator, politie en burgemeester${protocol.date === undefined ? '' : ` (${protocol.date})`}` : 'Het protocol is nog niet volledig ondertekend.'}</dd>
</dl>
<h2>Kosten in ${costs.year}</h2>
<table class="bars">
<thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
</table>
<p>De oproepen zijn berekend aan het tarief van de dag, de mails aan het tarief van nu. Een leeg bedrag is niet bekend.</p>
<h2>Ondertekening</h2>
<dl>
<dt>Erkenning FOD</dt><dd>………………………………</dd>
<dt>Naam coördinator</dt><dd>………………………………</dd>
<dt>Datum</dt><dd>………………………………</dd>
<dt>Handtekening</dt><dd>………………………………</dd>
</dl>`
  return layOutPage({ language: 'nl', of: `BIN ${bin.name}`, title: `Communicatiekosten ${costs.year}`, body })
}

function dayOf(moment: string): string {
  return new Date(moment).toLocaleDateString('nl-BE', { timeZone: 'Europe/Brussels', dateStyle: 'medium' })
}

function inEuro(amount: number | undefined): string {
  if (amount === undefined) return ''
  return amount.toLocaleString('nl-BE', { minimumFractionDigits: 2, maximumFractionDigits: 4 })
}
