import type { StepFault } from './record-step.ts'
import type { Signatory } from './start-up.ts'

/** Says in Dutch what is wrong with a step as it was entered, in which field, and what to do. */
export function explainStep(fault: StepFault): { readonly path: string; readonly message: string } {
  switch (fault.kind) {
    case 'date-ahead':
      return {
        path: 'date',
        message:
          'Wat gedaan is, ligt niet in de toekomst. Verbeter de datum, of zet de stap op under-way om ze te plannen.',
      }
    case 'unsigned':
      return {
        path: 'signedBy',
        message: `Het protocol is rond als alle drie getekend hebben. Nog te tekenen: ${fault.missing.map((one) => offices[one]).join(', ')}.`,
      }
    case 'nothing-to-sign':
      return { path: 'signedBy', message: 'Enkel het protocol (stap 9) wordt ondertekend. Laat signedBy weg.' }
    case 'no-coordinator':
      return {
        path: fault.step === 9 ? 'signedBy' : 'state',
        message:
          'Dit BIN heeft nog geen coördinator. Wijs eerst een coördinator aan in de gegevens van het BIN (coordinatorId, een van de leden) en vul deze stap daarna opnieuw in.',
      }
    case 'nobody-reachable':
      return {
        path: 'state',
        message:
          'Geen enkel lid van dit BIN heeft een telefoonnummer dat gebeld kan worden. Breng eerst de ledenlijst in.',
      }
    case 'test-unexplained':
      return {
        path: 'document',
        message:
          'Deze stap wordt vanzelf genoteerd na een testoproep. Schrijf in document waarom ze zonder testoproep gedaan is.',
      }
    case 'needed':
      return {
        path: 'state',
        message: 'Zonder deze stap blijven echte oproepen geweigerd: ze kan niet overgeslagen worden.',
      }
    case 'not-started-up':
      return {
        path: 'state',
        message: `De partners worden ingelicht als het BIN opgestart is. Nog te doen: stap ${fault.missing.join(', ')}.`,
      }
  }
}

const offices: Readonly<Record<Signatory, string>> = {
  coordinator: 'de coördinator',
  police: 'de politie',
  mayor: 'de burgemeester',
}
