import type { UserServices } from '../users/services.ts'
import type { OauthKeys } from './keys.ts'

export type OauthServices = UserServices & { oauth: OauthKeys }
