import { cityDrain } from './city-drain.ts'
import { cityGreen } from './city-green.ts'
import { cityLight } from './city-light.ts'
import { cityRoad } from './city-road.ts'
import { cityStall } from './city-stall.ts'
import { cityWaste } from './city-waste.ts'
import { envAir } from './env-air.ts'
import { envNoise } from './env-noise.ts'
import { farm } from './farm.ts'
import { health } from './health.ts'
import { housingEstate } from './housing-estate.ts'
import { housingHeat } from './housing-heat.ts'
import { housingLeak } from './housing-leak.ts'
import { housingLift } from './housing-lift.ts'
import { labour } from './labour.ts'
import type { Subject } from './matter.ts'
import { other } from './other.ts'
import { school } from './school.ts'
import { socialAid } from './social-aid.ts'
import { socialDisabled } from './social-disabled.ts'
import { socialElder } from './social-elder.ts'
import { trafficBus } from './traffic-bus.ts'
import { trafficParking } from './traffic-parking.ts'
import { trafficSignal } from './traffic-signal.ts'
import { utilityGas } from './utility-gas.ts'
import { utilityPower } from './utility-power.ts'
import { utilityWater } from './utility-water.ts'

export const subjects: readonly Subject[] = [
  cityLight,
  cityRoad,
  cityDrain,
  cityWaste,
  cityStall,
  cityGreen,
  housingEstate,
  housingLift,
  housingLeak,
  housingHeat,
  utilityWater,
  utilityPower,
  utilityGas,
  trafficParking,
  trafficBus,
  trafficSignal,
  envNoise,
  envAir,
  socialAid,
  socialElder,
  socialDisabled,
  health,
  school,
  labour,
  farm,
  other,
]
