import { html } from 'hono/html'
import { type Html, layOutPage } from '#pages/layout.ts'
import type { Bin } from './bin.ts'
import { type CostLine, costLines, dayOf } from './cost-sheet.ts'
import type { YearOfCosts } from './costs.ts'
import type { Zone } from './zone.ts'

/**
 * The enclosure to a request for a contribution to communication costs, as the city of Aalst grants one: to print, fill
 * in and sign. What the city asks stands on it as far as it is known here; `madeAt` is ISO 8601.
 */
export function costEnclosure(bin: Bin, zone: Zone, costs: YearOfCosts, madeAt: string): Promise<string> {
  const protocol = bin.steps.find(({ step }) => step === 9)
  const lines = costLines(costs)
  const body = html`<p>Bijlage bij de aanvraag van financiële ondersteuning voor communicatiekosten.</p>
<dl>
<dt>Netwerk</dt><dd>${bin.type} ${bin.name}, ${bin.municipality}</dd>
<dt>Politiezone</dt><dd>${zone.name}</dd>
<dt>E-mailadres</dt><dd>${bin.mailbox}</dd>
<dt>Goedkeuring</dt><dd>${protocol?.state === 'done' ? `Protocol ondertekend door coördinator, politie en burgemeester${protocol.date === undefined ? '' : ` (${dayOf(`${protocol.date}T12:00:00Z`)})`}` : 'Het protocol is nog niet volledig ondertekend.'}</dd>
<dt>Periode</dt><dd>1 januari tot en met 31 december ${costs.year}, toestand op ${dayOf(madeAt)}</dd>
<dt>Totaal</dt><dd>€ ${euro(costs.total)}</dd>
</dl>
<h2>Kosten in ${costs.year}</h2>
${lines.length === 0 ? html`<p>In ${costs.year} waren er geen oproepen en geen bulletins.</p>` : tableOf(lines, costs.total)}
<p>Bereikt: wie de oproep hoorde of de tekst kreeg; bij een bulletin het aantal verstuurde mails. Gerekend is met de prijzen die op de dag zelf ingesteld waren; een factuur kan ervan afwijken. De bedragen zijn opgeteld en dan één keer afgerond op een cent.</p>
${lines.some(({ cost }) => cost === undefined) ? html`<p>Een leeg bedrag is nog niet bekend, en niet meegeteld.</p>` : ''}
<h2>Ondertekening</h2>
<dl>
<dt>Erkenning FOD</dt><dd>${blank}</dd>
<dt>Akkoord met BE-Alert</dt><dd>ja / neen</dd>
<dt>Naam coördinator</dt><dd>${blank}</dd>
<dt>Datum</dt><dd>${blank}</dd>
<dt>Handtekening</dt><dd>${blank}</dd>
</dl>`
  return layOutPage({
    language: 'nl',
    of: `BIN ${bin.name}`,
    title: `Communicatiekosten ${costs.year}`,
    body,
    isSheet: true,
  })
}

function tableOf(lines: readonly CostLine[], total: number): Html {
  return html`<div class="wide" role="region" aria-label="Kosten per oproep en bulletin" tabindex="0">
<table class="bars">
<thead><tr><th scope="col">Datum</th><th scope="col">Soort</th><th scope="col">Omschrijving</th><th scope="col" class="number">Bereikt</th><th scope="col">Berekening</th><th scope="col" class="number">Euro</th></tr></thead>
<tbody>${lines.map(
    (line) => html`<tr><td class="day">${dayOf(line.at)}</td><td>${line.kind}</td><td>${line.what}</td>
<td class="number">${line.reached ?? ''}</td><td>${reckoningOf(line)}</td><td class="number">${line.cost === undefined ? '' : euro(line.cost)}</td></tr>`,
  )}</tbody>
<tfoot><tr><th scope="row" colspan="5">Totaal</th><td class="number">${euro(total)}</td></tr></tfoot>
</table>
</div>`
}

const blank = '………………………………'
const names = { minute: 'min.', sms: 'sms-delen', mail: 'mails' } as const

/** How the amount came about, each part on a line: `61,25 min. × € 0,12`, `+ 3 sms-delen × € 0,08`. */
function reckoningOf({ units, cost }: CostLine): readonly Html[] {
  if (units.length === 0) return cost === 0 ? [html`niets verbruikt`] : []
  return units.map(({ unit, quantity, price }, place) => {
    const many = quantity.toLocaleString('nl-BE', { maximumFractionDigits: 4 })
    return html`${place === 0 ? '' : html`<br>+ `}<span class="number">${many} ${names[unit]} × € ${euro(price)}</span>`
  })
}

/** Cents, and hundredths of a cent where there are any. */
function euro(amount: number): string {
  return amount.toLocaleString('nl-BE', { minimumFractionDigits: 2, maximumFractionDigits: 4 })
}
