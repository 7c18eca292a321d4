import type { RoleWords } from './roles.ts'

const WHO = 'mi|mis|nuestr[oa]s?|el|la|los|las|su|sus|tu|un|una'
const HOW = 'mejor|gran|ex|nuev[oa]|viej[oa]'
const ROLE =
  'mama|mami|madre|papa|papi|padre|jef[ea]|jefit[oa]|viej[oa]|padres|herman[oa]s?|hermanit[oa]|hij[oa]s?|nin[oa]s?|bebe|espos[oa]|marido|mujer|pareja|novi[oa]|ex|abuel[oa]s?|abuelit[oa]|ti[oa]s?|prim[oa]s?|sobrin[oa]|suegr[oa]|cunad[oa]|familia|amig[oa]s?|compa|cuate|companer[oa](?: de cuarto)?|vecin[oa]|caser[oa]|arrendador|arrendadora|duen[oa]|inquilin[oa]|patron|patrona|gerente|maestr[oa]|profe|profesor|profesora|entrenador|entrenadora|terapeuta|doctor|doctora|dentista|abogad[oa]|contador|contadora|plomero|plomera|fontanero|electricista|mecanico|jardinero|pintor|albanil|limpiadora|muchacha|ninera|peluquer[oa]|barbero|estilista|chofer|mesero|mesera|camarero|senor|senora'

export const roleWords: RoleWords = {
  role: new RegExp(`^(?:(?:${WHO}) )?(?:(?:${HOW}) )?(?:${ROLE})(?: (?:mayor|menor))?$`, 'iu'),
}
