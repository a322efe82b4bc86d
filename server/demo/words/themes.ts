import { conduct } from './conduct.ts'
import { culture } from './culture.ts'
import { farmland } from './farmland.ts'
import { health } from './health.ts'
import { heat } from './heat.ts'
import { homes } from './homes.ts'
import { market } from './market.ts'
import { noiseAndSmoke } from './noise.ts'
import { outside } from './outside.ts'
import { pasture } from './pasture.ts'
import { powerAndNetwork } from './power-network.ts'
import { safety } from './safety.ts'
import { school } from './school.ts'
import { streets } from './streets.ts'
import type { Theme } from './theme.ts'
import { travel } from './travel.ts'
import { waterAndGas } from './water-gas.ts'
import { welfare } from './welfare.ts'
import { workAndPension } from './work.ts'

/** Everything people write about in the demo prefecture. */
export const themes: readonly Theme[] = [
  ...heat,
  ...waterAndGas,
  ...homes,
  ...streets,
  ...noiseAndSmoke,
  ...travel,
  ...safety,
  ...workAndPension,
  ...school,
  ...health,
  ...welfare,
  ...market,
  ...pasture,
  ...farmland,
  ...powerAndNetwork,
  ...culture,
  ...conduct,
  ...outside,
]
