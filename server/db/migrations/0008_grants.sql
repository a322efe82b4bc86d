-- 授权: the roles that stood in the rows of people become grants of their own, version for version, so that who held what
-- when stays readable. Unit roles hold in the unit of that version, a grid worker's in the region, all others everywhere,
-- as they did. A version of a person without the role, or one taken out, is a version of the grant that is taken out.
insert into catalogue_line (tenant_id, catalogue, code, version, valid_from, valid_to, removed, row, changed_by, changed_at, note)
select person.tenant_id, 'grant', person.code || '/' || held.role, person.version, person.valid_from, person.valid_to,
  person.removed or not person.row -> 'roles' ? held.role,
  jsonb_build_object(
    'code', person.code || '/' || held.role,
    'personId', person.code,
    'role', held.role,
    'unitId', case when held.role in ('unitHandler', 'unitLeader') then person.row -> 'unitId' else 'null' end,
    'regionCode', case when held.role = 'gridWorker' then person.row -> 'regionCode' else 'null' end
  ),
  person.changed_by, person.changed_at, person.note
from catalogue_line person
cross join (
  values ('operator'), ('contractOperator'), ('dispatcher'), ('unitHandler'), ('unitLeader'), ('gridWorker'), ('leader'),
    ('supervisor'), ('followUpAgent'), ('reportAgent'), ('analyst'),
    ('systemAdministrator'), ('securityAdministrator'), ('auditAdministrator')
) held (role)
where person.catalogue = 'person' and exists (
  select from catalogue_line version
  where version.tenant_id = person.tenant_id and version.catalogue = 'person' and version.code = person.code
    and version.row -> 'roles' ? held.role
);
update catalogue_line set row = row - 'roles' where catalogue = 'person' and row ? 'roles';
comment on column catalogue_line.code is 'Unique in its catalogue for good. A grant that came with a list of people has the code person/role.';
