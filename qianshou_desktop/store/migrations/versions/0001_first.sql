CREATE TABLE county (
	code VARCHAR(30) NOT NULL,
	name VARCHAR(40) NOT NULL,
	stations_target INTEGER,
	demonstration_target INTEGER,
	rooms_target INTEGER,
	centres_target INTEGER,
	divisions_from VARCHAR(60),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_county PRIMARY KEY (id),
	CONSTRAINT uq_county_uid UNIQUE (uid),
	CONSTRAINT ck_county_code CHECK (typeof(code) IN ('text','null') AND length(code) <= 30 AND instr(code, char(0)) = 0),
	CONSTRAINT ck_county_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 40 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_county_stations_target CHECK (typeof(stations_target) IN ('integer','null')),
	CONSTRAINT ck_county_demonstration_target CHECK (typeof(demonstration_target) IN ('integer','null')),
	CONSTRAINT ck_county_rooms_target CHECK (typeof(rooms_target) IN ('integer','null')),
	CONSTRAINT ck_county_centres_target CHECK (typeof(centres_target) IN ('integer','null')),
	CONSTRAINT ck_county_divisions_from CHECK (typeof(divisions_from) IN ('text','null') AND length(divisions_from) <= 60 AND instr(divisions_from, char(0)) = 0)
);

CREATE INDEX ix_county_code ON county (code);

CREATE TABLE township (
	code VARCHAR(30) NOT NULL,
	name VARCHAR(40) NOT NULL,
	kind VARCHAR(30),
	from_on DATE,
	to_on DATE,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_township PRIMARY KEY (id),
	CONSTRAINT uq_township_uid UNIQUE (uid),
	CONSTRAINT ck_township_code CHECK (typeof(code) IN ('text','null') AND length(code) <= 30 AND instr(code, char(0)) = 0),
	CONSTRAINT ck_township_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 40 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_township_kind CHECK (typeof(kind) IN ('text','null') AND length(kind) <= 30 AND instr(kind, char(0)) = 0),
	CONSTRAINT ck_township_from_on CHECK (typeof(from_on) IN ('text','null') AND length(from_on) <= 10 AND instr(from_on, char(0)) = 0 AND from_on LIKE '____-__-__'),
	CONSTRAINT ck_township_to_on CHECK (typeof(to_on) IN ('text','null') AND length(to_on) <= 10 AND instr(to_on, char(0)) = 0 AND to_on LIKE '____-__-__')
);

CREATE INDEX ix_township_code ON township (code);

CREATE TABLE agency (
	name VARCHAR(80) NOT NULL,
	contact VARCHAR(50),
	phone VARCHAR(20),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_agency PRIMARY KEY (id),
	CONSTRAINT uq_agency_uid UNIQUE (uid),
	CONSTRAINT ck_agency_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 80 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_agency_contact CHECK (typeof(contact) IN ('text','null') AND length(contact) <= 50 AND instr(contact, char(0)) = 0),
	CONSTRAINT ck_agency_phone CHECK (typeof(phone) IN ('text','null') AND length(phone) <= 20 AND instr(phone, char(0)) = 0)
);

CREATE TABLE user (
	name VARCHAR(50) NOT NULL,
	role VARCHAR(30) NOT NULL,
	active BOOLEAN NOT NULL,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_user PRIMARY KEY (id),
	CONSTRAINT uq_user_uid UNIQUE (uid),
	CONSTRAINT ck_user_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 50 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_user_role CHECK (typeof(role) IN ('text','null') AND length(role) <= 30 AND instr(role, char(0)) = 0),
	CONSTRAINT ck_user_active CHECK (active IN (0, 1))
);

CREATE TABLE search_entry (
	id INTEGER NOT NULL,
	kind VARCHAR(40) NOT NULL,
	record_id INTEGER NOT NULL,
	CONSTRAINT pk_search_entry PRIMARY KEY (id),
	CONSTRAINT uq_search_entry_kind UNIQUE (kind, record_id)
);

CREATE TABLE site (
	site_id BLOB NOT NULL,
	name VARCHAR(80) NOT NULL,
	town_code VARCHAR(9),
	ed25519_pub BLOB,
	x25519_pub BLOB,
	parent_site_id BLOB,
	retired_hlc BIGINT,
	CONSTRAINT pk_site PRIMARY KEY (site_id)
);

CREATE TABLE op (
	site_id BLOB NOT NULL,
	seq INTEGER NOT NULL,
	hlc BIGINT NOT NULL,
	user_id BLOB NOT NULL,
	txn_id INTEGER NOT NULL,
	schema_ver INTEGER NOT NULL,
	tbl VARCHAR(40) NOT NULL,
	row_uid BLOB NOT NULL,
	kind VARCHAR(1) NOT NULL,
	body VARCHAR,
	prev VARCHAR NOT NULL,
	salt BLOB NOT NULL,
	digest BLOB,
	hash BLOB NOT NULL,
	CONSTRAINT pk_op PRIMARY KEY (site_id, seq)
)
 WITHOUT ROWID
;

CREATE INDEX ix_op_row ON op (row_uid);

CREATE TABLE head (
	tbl VARCHAR(40) NOT NULL,
	row_uid BLOB NOT NULL,
	field VARCHAR(60) NOT NULL,
	site_id BLOB NOT NULL,
	seq INTEGER NOT NULL,
	hlc BIGINT NOT NULL,
	value VARCHAR NOT NULL,
	CONSTRAINT pk_head PRIMARY KEY (tbl, row_uid, field, site_id, seq)
)
 WITHOUT ROWID
;

CREATE TABLE setting (
	name VARCHAR(40) NOT NULL,
	value VARCHAR(200) NOT NULL,
	CONSTRAINT pk_setting PRIMARY KEY (name)
);

CREATE TABLE counter (
	prefix VARCHAR(40) NOT NULL,
	last INTEGER NOT NULL,
	CONSTRAINT pk_counter PRIMARY KEY (prefix)
);

CREATE TABLE village (
	code VARCHAR(30) NOT NULL,
	name VARCHAR(60) NOT NULL,
	township_id INTEGER NOT NULL,
	from_on DATE,
	to_on DATE,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_village PRIMARY KEY (id),
	CONSTRAINT fk_village_township_id FOREIGN KEY(township_id) REFERENCES township (id),
	CONSTRAINT uq_village_uid UNIQUE (uid),
	CONSTRAINT ck_village_code CHECK (typeof(code) IN ('text','null') AND length(code) <= 30 AND instr(code, char(0)) = 0),
	CONSTRAINT ck_village_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 60 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_village_from_on CHECK (typeof(from_on) IN ('text','null') AND length(from_on) <= 10 AND instr(from_on, char(0)) = 0 AND from_on LIKE '____-__-__'),
	CONSTRAINT ck_village_to_on CHECK (typeof(to_on) IN ('text','null') AND length(to_on) <= 10 AND instr(to_on, char(0)) = 0 AND to_on LIKE '____-__-__')
);

CREATE INDEX ix_village_code ON village (code);

CREATE INDEX ix_village_township_id ON village (township_id);

CREATE TABLE agency_roles (
	owner_id INTEGER NOT NULL,
	code VARCHAR(30) NOT NULL,
	CONSTRAINT pk_agency_roles PRIMARY KEY (owner_id, code),
	CONSTRAINT fk_agency_roles_owner_id FOREIGN KEY(owner_id) REFERENCES agency (id) ON DELETE CASCADE
)
 WITHOUT ROWID
;

CREATE TABLE station (
	code VARCHAR(30) NOT NULL,
	name VARCHAR(60) NOT NULL,
	kind VARCHAR(30) NOT NULL,
	state VARCHAR(30) NOT NULL,
	operator_id INTEGER,
	opened_on DATE,
	sign_text VARCHAR(80),
	address VARCHAR(200),
	phone VARCHAR(20),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_station PRIMARY KEY (id),
	CONSTRAINT fk_station_operator_id FOREIGN KEY(operator_id) REFERENCES agency (id),
	CONSTRAINT uq_station_uid UNIQUE (uid),
	CONSTRAINT ck_station_code CHECK (typeof(code) IN ('text','null') AND length(code) <= 30 AND instr(code, char(0)) = 0),
	CONSTRAINT ck_station_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 60 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_station_kind CHECK (typeof(kind) IN ('text','null') AND length(kind) <= 30 AND instr(kind, char(0)) = 0),
	CONSTRAINT ck_station_state CHECK (typeof(state) IN ('text','null') AND length(state) <= 30 AND instr(state, char(0)) = 0),
	CONSTRAINT ck_station_opened_on CHECK (typeof(opened_on) IN ('text','null') AND length(opened_on) <= 10 AND instr(opened_on, char(0)) = 0 AND opened_on LIKE '____-__-__'),
	CONSTRAINT ck_station_sign_text CHECK (typeof(sign_text) IN ('text','null') AND length(sign_text) <= 80 AND instr(sign_text, char(0)) = 0),
	CONSTRAINT ck_station_address CHECK (typeof(address) IN ('text','null') AND length(address) <= 200 AND instr(address, char(0)) = 0),
	CONSTRAINT ck_station_phone CHECK (typeof(phone) IN ('text','null') AND length(phone) <= 20 AND instr(phone, char(0)) = 0)
);

CREATE INDEX ix_station_code ON station (code);

CREATE INDEX ix_station_operator_id ON station (operator_id);

CREATE TABLE household (
	number VARCHAR(40),
	head VARCHAR(50) NOT NULL,
	township_id INTEGER,
	village_id INTEGER,
	address VARCHAR(200),
	wage_fen BIGINT,
	business_fen BIGINT,
	property_fen BIGINT,
	transfer_fen BIGINT,
	medical_fen BIGINT,
	school_fen BIGINT,
	disability_fen BIGINT,
	housing VARCHAR(30),
	structure VARCHAR(40),
	area INTEGER,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_household PRIMARY KEY (id),
	CONSTRAINT fk_household_township_id FOREIGN KEY(township_id) REFERENCES township (id),
	CONSTRAINT fk_household_village_id FOREIGN KEY(village_id) REFERENCES village (id),
	CONSTRAINT uq_household_uid UNIQUE (uid),
	CONSTRAINT ck_household_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_household_head CHECK (typeof(head) IN ('text','null') AND length(head) <= 50 AND instr(head, char(0)) = 0),
	CONSTRAINT ck_household_address CHECK (typeof(address) IN ('text','null') AND length(address) <= 200 AND instr(address, char(0)) = 0),
	CONSTRAINT ck_household_wage_fen CHECK (typeof(wage_fen) IN ('integer','null')),
	CONSTRAINT ck_household_business_fen CHECK (typeof(business_fen) IN ('integer','null')),
	CONSTRAINT ck_household_property_fen CHECK (typeof(property_fen) IN ('integer','null')),
	CONSTRAINT ck_household_transfer_fen CHECK (typeof(transfer_fen) IN ('integer','null')),
	CONSTRAINT ck_household_medical_fen CHECK (typeof(medical_fen) IN ('integer','null')),
	CONSTRAINT ck_household_school_fen CHECK (typeof(school_fen) IN ('integer','null')),
	CONSTRAINT ck_household_disability_fen CHECK (typeof(disability_fen) IN ('integer','null')),
	CONSTRAINT ck_household_housing CHECK (typeof(housing) IN ('text','null') AND length(housing) <= 30 AND instr(housing, char(0)) = 0),
	CONSTRAINT ck_household_structure CHECK (typeof(structure) IN ('text','null') AND length(structure) <= 40 AND instr(structure, char(0)) = 0),
	CONSTRAINT ck_household_area CHECK (typeof(area) IN ('integer','null'))
);

CREATE INDEX ix_household_number ON household (number);

CREATE INDEX ix_household_village_id ON household (village_id);

CREATE INDEX ix_household_township_id ON household (township_id);

CREATE TABLE project (
	name VARCHAR(60) NOT NULL,
	station_id INTEGER,
	from_on DATE,
	to_on DATE,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_project PRIMARY KEY (id),
	CONSTRAINT fk_project_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT uq_project_uid UNIQUE (uid),
	CONSTRAINT ck_project_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 60 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_project_from_on CHECK (typeof(from_on) IN ('text','null') AND length(from_on) <= 10 AND instr(from_on, char(0)) = 0 AND from_on LIKE '____-__-__'),
	CONSTRAINT ck_project_to_on CHECK (typeof(to_on) IN ('text','null') AND length(to_on) <= 10 AND instr(to_on, char(0)) = 0 AND to_on LIKE '____-__-__')
);

CREATE INDEX ix_project_station_id ON project (station_id);

CREATE TABLE worker (
	number VARCHAR(40),
	name VARCHAR(50) NOT NULL,
	station_id INTEGER NOT NULL,
	post VARCHAR(30) NOT NULL,
	duty VARCHAR(30),
	id_number VARCHAR(18),
	sex VARCHAR(30),
	phone VARCHAR(20),
	joined_on DATE,
	left_on DATE,
	education VARCHAR(30),
	major VARCHAR(60),
	works_since DATE,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_worker PRIMARY KEY (id),
	CONSTRAINT fk_worker_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT uq_worker_uid UNIQUE (uid),
	CONSTRAINT ck_worker_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_worker_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 50 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_worker_post CHECK (typeof(post) IN ('text','null') AND length(post) <= 30 AND instr(post, char(0)) = 0),
	CONSTRAINT ck_worker_duty CHECK (typeof(duty) IN ('text','null') AND length(duty) <= 30 AND instr(duty, char(0)) = 0),
	CONSTRAINT ck_worker_id_number CHECK (typeof(id_number) IN ('text','null') AND length(id_number) <= 18 AND instr(id_number, char(0)) = 0),
	CONSTRAINT ck_worker_sex CHECK (typeof(sex) IN ('text','null') AND length(sex) <= 30 AND instr(sex, char(0)) = 0),
	CONSTRAINT ck_worker_phone CHECK (typeof(phone) IN ('text','null') AND length(phone) <= 20 AND instr(phone, char(0)) = 0),
	CONSTRAINT ck_worker_joined_on CHECK (typeof(joined_on) IN ('text','null') AND length(joined_on) <= 10 AND instr(joined_on, char(0)) = 0 AND joined_on LIKE '____-__-__'),
	CONSTRAINT ck_worker_left_on CHECK (typeof(left_on) IN ('text','null') AND length(left_on) <= 10 AND instr(left_on, char(0)) = 0 AND left_on LIKE '____-__-__'),
	CONSTRAINT ck_worker_education CHECK (typeof(education) IN ('text','null') AND length(education) <= 30 AND instr(education, char(0)) = 0),
	CONSTRAINT ck_worker_major CHECK (typeof(major) IN ('text','null') AND length(major) <= 60 AND instr(major, char(0)) = 0),
	CONSTRAINT ck_worker_works_since CHECK (typeof(works_since) IN ('text','null') AND length(works_since) <= 10 AND instr(works_since, char(0)) = 0 AND works_since LIKE '____-__-__')
);

CREATE INDEX ix_worker_station_id ON worker (station_id);

CREATE INDEX ix_worker_id_number ON worker (id_number);

CREATE INDEX ix_worker_number ON worker (number);

CREATE TABLE member (
	household_id INTEGER NOT NULL,
	name VARCHAR(50) NOT NULL,
	relation VARCHAR(30),
	birth_year INTEGER,
	born_on DATE,
	labour VARCHAR(30),
	away_place VARCHAR(100),
	phone VARCHAR(20),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_member PRIMARY KEY (id),
	CONSTRAINT fk_member_household_id FOREIGN KEY(household_id) REFERENCES household (id),
	CONSTRAINT uq_member_uid UNIQUE (uid),
	CONSTRAINT ck_member_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 50 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_member_relation CHECK (typeof(relation) IN ('text','null') AND length(relation) <= 30 AND instr(relation, char(0)) = 0),
	CONSTRAINT ck_member_birth_year CHECK (typeof(birth_year) IN ('integer','null')),
	CONSTRAINT ck_member_born_on CHECK (typeof(born_on) IN ('text','null') AND length(born_on) <= 10 AND instr(born_on, char(0)) = 0 AND born_on LIKE '____-__-__'),
	CONSTRAINT ck_member_labour CHECK (typeof(labour) IN ('text','null') AND length(labour) <= 30 AND instr(labour, char(0)) = 0),
	CONSTRAINT ck_member_away_place CHECK (typeof(away_place) IN ('text','null') AND length(away_place) <= 100 AND instr(away_place, char(0)) = 0),
	CONSTRAINT ck_member_phone CHECK (typeof(phone) IN ('text','null') AND length(phone) <= 20 AND instr(phone, char(0)) = 0)
);

CREATE INDEX ix_member_household_id ON member (household_id);

CREATE TABLE person (
	name VARCHAR(50) NOT NULL,
	former_name VARCHAR(100),
	id_number VARCHAR(18),
	no_id_reason VARCHAR(30),
	sex VARCHAR(30),
	born_on DATE,
	disability_number VARCHAR(22),
	ethnicity VARCHAR(20),
	politics VARCHAR(30),
	marriage VARCHAR(30),
	education VARCHAR(30),
	occupation VARCHAR(60),
	registered_code VARCHAR(30),
	registered_address VARCHAR(200),
	township_id INTEGER,
	village_id INTEGER,
	address VARCHAR(200),
	phone VARCHAR(20),
	contact_name VARCHAR(50),
	contact_relation VARCHAR(30),
	contact_phone VARCHAR(20),
	household_id INTEGER,
	relation VARCHAR(30),
	health VARCHAR(30),
	illness VARCHAR(200),
	disability_note VARCHAR(200),
	self_care VARCHAR(30),
	income_source VARCHAR(100),
	income_fen BIGINT,
	housing VARCHAR(30),
	risk VARCHAR(30) NOT NULL,
	filed_on DATE NOT NULL,
	worker_id INTEGER,
	consent_on DATE,
	consent_way VARCHAR(30),
	consent_scope VARCHAR(200),
	consent_guardian VARCHAR(50),
	left_on DATE,
	left_reason VARCHAR(30),
	number VARCHAR(40),
	form_state VARCHAR(30),
	secrecy VARCHAR(30),
	filled_on DATE,
	reviewer VARCHAR(50),
	reviewed_on DATE,
	review_note VARCHAR(500),
	father_state VARCHAR(30),
	father_place VARCHAR(100),
	father_contact VARCHAR(30),
	mother_state VARCHAR(30),
	mother_place VARCHAR(100),
	mother_contact VARCHAR(30),
	guardian VARCHAR(50),
	guardian_paper BOOLEAN,
	school VARCHAR(80),
	teacher VARCHAR(50),
	guard_level VARCHAR(30),
	child_mind VARCHAR(300),
	child_hazard VARCHAR(300),
	child_director VARCHAR(50),
	child_supervisor VARCHAR(50),
	living VARCHAR(30),
	adl INTEGER,
	cognition VARCHAR(30),
	children_note VARCHAR(200),
	visit_plan VARCHAR(200),
	disability_kind VARCHAR(30),
	disability_grade VARCHAR(30),
	disability_guardian VARCHAR(50),
	rehabilitation VARCHAR(300),
	diagnosis VARCHAR(200),
	medication VARCHAR(200),
	mental_guardian VARCHAR(50),
	mental_risk VARCHAR(30),
	diagnosed_on DATE,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_person PRIMARY KEY (id),
	CONSTRAINT fk_person_township_id FOREIGN KEY(township_id) REFERENCES township (id),
	CONSTRAINT fk_person_village_id FOREIGN KEY(village_id) REFERENCES village (id),
	CONSTRAINT fk_person_household_id FOREIGN KEY(household_id) REFERENCES household (id),
	CONSTRAINT fk_person_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT uq_person_uid UNIQUE (uid),
	CONSTRAINT ck_person_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_person_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 50 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_person_former_name CHECK (typeof(former_name) IN ('text','null') AND length(former_name) <= 100 AND instr(former_name, char(0)) = 0),
	CONSTRAINT ck_person_id_number CHECK (typeof(id_number) IN ('text','null') AND length(id_number) <= 18 AND instr(id_number, char(0)) = 0),
	CONSTRAINT ck_person_no_id_reason CHECK (typeof(no_id_reason) IN ('text','null') AND length(no_id_reason) <= 30 AND instr(no_id_reason, char(0)) = 0),
	CONSTRAINT ck_person_sex CHECK (typeof(sex) IN ('text','null') AND length(sex) <= 30 AND instr(sex, char(0)) = 0),
	CONSTRAINT ck_person_born_on CHECK (typeof(born_on) IN ('text','null') AND length(born_on) <= 10 AND instr(born_on, char(0)) = 0 AND born_on LIKE '____-__-__'),
	CONSTRAINT ck_person_disability_number CHECK (typeof(disability_number) IN ('text','null') AND length(disability_number) <= 22 AND instr(disability_number, char(0)) = 0),
	CONSTRAINT ck_person_ethnicity CHECK (typeof(ethnicity) IN ('text','null') AND length(ethnicity) <= 20 AND instr(ethnicity, char(0)) = 0),
	CONSTRAINT ck_person_politics CHECK (typeof(politics) IN ('text','null') AND length(politics) <= 30 AND instr(politics, char(0)) = 0),
	CONSTRAINT ck_person_marriage CHECK (typeof(marriage) IN ('text','null') AND length(marriage) <= 30 AND instr(marriage, char(0)) = 0),
	CONSTRAINT ck_person_education CHECK (typeof(education) IN ('text','null') AND length(education) <= 30 AND instr(education, char(0)) = 0),
	CONSTRAINT ck_person_occupation CHECK (typeof(occupation) IN ('text','null') AND length(occupation) <= 60 AND instr(occupation, char(0)) = 0),
	CONSTRAINT ck_person_registered_code CHECK (typeof(registered_code) IN ('text','null') AND length(registered_code) <= 30 AND instr(registered_code, char(0)) = 0),
	CONSTRAINT ck_person_registered_address CHECK (typeof(registered_address) IN ('text','null') AND length(registered_address) <= 200 AND instr(registered_address, char(0)) = 0),
	CONSTRAINT ck_person_address CHECK (typeof(address) IN ('text','null') AND length(address) <= 200 AND instr(address, char(0)) = 0),
	CONSTRAINT ck_person_phone CHECK (typeof(phone) IN ('text','null') AND length(phone) <= 20 AND instr(phone, char(0)) = 0),
	CONSTRAINT ck_person_contact_name CHECK (typeof(contact_name) IN ('text','null') AND length(contact_name) <= 50 AND instr(contact_name, char(0)) = 0),
	CONSTRAINT ck_person_contact_relation CHECK (typeof(contact_relation) IN ('text','null') AND length(contact_relation) <= 30 AND instr(contact_relation, char(0)) = 0),
	CONSTRAINT ck_person_contact_phone CHECK (typeof(contact_phone) IN ('text','null') AND length(contact_phone) <= 20 AND instr(contact_phone, char(0)) = 0),
	CONSTRAINT ck_person_relation CHECK (typeof(relation) IN ('text','null') AND length(relation) <= 30 AND instr(relation, char(0)) = 0),
	CONSTRAINT ck_person_health CHECK (typeof(health) IN ('text','null') AND length(health) <= 30 AND instr(health, char(0)) = 0),
	CONSTRAINT ck_person_illness CHECK (typeof(illness) IN ('text','null') AND length(illness) <= 200 AND instr(illness, char(0)) = 0),
	CONSTRAINT ck_person_disability_note CHECK (typeof(disability_note) IN ('text','null') AND length(disability_note) <= 200 AND instr(disability_note, char(0)) = 0),
	CONSTRAINT ck_person_self_care CHECK (typeof(self_care) IN ('text','null') AND length(self_care) <= 30 AND instr(self_care, char(0)) = 0),
	CONSTRAINT ck_person_income_source CHECK (typeof(income_source) IN ('text','null') AND length(income_source) <= 100 AND instr(income_source, char(0)) = 0),
	CONSTRAINT ck_person_income_fen CHECK (typeof(income_fen) IN ('integer','null')),
	CONSTRAINT ck_person_housing CHECK (typeof(housing) IN ('text','null') AND length(housing) <= 30 AND instr(housing, char(0)) = 0),
	CONSTRAINT ck_person_risk CHECK (typeof(risk) IN ('text','null') AND length(risk) <= 30 AND instr(risk, char(0)) = 0),
	CONSTRAINT ck_person_filed_on CHECK (typeof(filed_on) IN ('text','null') AND length(filed_on) <= 10 AND instr(filed_on, char(0)) = 0 AND filed_on LIKE '____-__-__'),
	CONSTRAINT ck_person_consent_on CHECK (typeof(consent_on) IN ('text','null') AND length(consent_on) <= 10 AND instr(consent_on, char(0)) = 0 AND consent_on LIKE '____-__-__'),
	CONSTRAINT ck_person_consent_way CHECK (typeof(consent_way) IN ('text','null') AND length(consent_way) <= 30 AND instr(consent_way, char(0)) = 0),
	CONSTRAINT ck_person_consent_scope CHECK (typeof(consent_scope) IN ('text','null') AND length(consent_scope) <= 200 AND instr(consent_scope, char(0)) = 0),
	CONSTRAINT ck_person_consent_guardian CHECK (typeof(consent_guardian) IN ('text','null') AND length(consent_guardian) <= 50 AND instr(consent_guardian, char(0)) = 0),
	CONSTRAINT ck_person_left_on CHECK (typeof(left_on) IN ('text','null') AND length(left_on) <= 10 AND instr(left_on, char(0)) = 0 AND left_on LIKE '____-__-__'),
	CONSTRAINT ck_person_left_reason CHECK (typeof(left_reason) IN ('text','null') AND length(left_reason) <= 30 AND instr(left_reason, char(0)) = 0),
	CONSTRAINT ck_person_form_state CHECK (typeof(form_state) IN ('text','null') AND length(form_state) <= 30 AND instr(form_state, char(0)) = 0),
	CONSTRAINT ck_person_secrecy CHECK (typeof(secrecy) IN ('text','null') AND length(secrecy) <= 30 AND instr(secrecy, char(0)) = 0),
	CONSTRAINT ck_person_filled_on CHECK (typeof(filled_on) IN ('text','null') AND length(filled_on) <= 10 AND instr(filled_on, char(0)) = 0 AND filled_on LIKE '____-__-__'),
	CONSTRAINT ck_person_reviewer CHECK (typeof(reviewer) IN ('text','null') AND length(reviewer) <= 50 AND instr(reviewer, char(0)) = 0),
	CONSTRAINT ck_person_reviewed_on CHECK (typeof(reviewed_on) IN ('text','null') AND length(reviewed_on) <= 10 AND instr(reviewed_on, char(0)) = 0 AND reviewed_on LIKE '____-__-__'),
	CONSTRAINT ck_person_review_note CHECK (typeof(review_note) IN ('text','null') AND length(review_note) <= 500 AND instr(review_note, char(0)) = 0),
	CONSTRAINT ck_person_father_state CHECK (typeof(father_state) IN ('text','null') AND length(father_state) <= 30 AND instr(father_state, char(0)) = 0),
	CONSTRAINT ck_person_father_place CHECK (typeof(father_place) IN ('text','null') AND length(father_place) <= 100 AND instr(father_place, char(0)) = 0),
	CONSTRAINT ck_person_father_contact CHECK (typeof(father_contact) IN ('text','null') AND length(father_contact) <= 30 AND instr(father_contact, char(0)) = 0),
	CONSTRAINT ck_person_mother_state CHECK (typeof(mother_state) IN ('text','null') AND length(mother_state) <= 30 AND instr(mother_state, char(0)) = 0),
	CONSTRAINT ck_person_mother_place CHECK (typeof(mother_place) IN ('text','null') AND length(mother_place) <= 100 AND instr(mother_place, char(0)) = 0),
	CONSTRAINT ck_person_mother_contact CHECK (typeof(mother_contact) IN ('text','null') AND length(mother_contact) <= 30 AND instr(mother_contact, char(0)) = 0),
	CONSTRAINT ck_person_guardian CHECK (typeof(guardian) IN ('text','null') AND length(guardian) <= 50 AND instr(guardian, char(0)) = 0),
	CONSTRAINT ck_person_guardian_paper CHECK (guardian_paper IN (0, 1)),
	CONSTRAINT ck_person_school CHECK (typeof(school) IN ('text','null') AND length(school) <= 80 AND instr(school, char(0)) = 0),
	CONSTRAINT ck_person_teacher CHECK (typeof(teacher) IN ('text','null') AND length(teacher) <= 50 AND instr(teacher, char(0)) = 0),
	CONSTRAINT ck_person_guard_level CHECK (typeof(guard_level) IN ('text','null') AND length(guard_level) <= 30 AND instr(guard_level, char(0)) = 0),
	CONSTRAINT ck_person_child_mind CHECK (typeof(child_mind) IN ('text','null') AND length(child_mind) <= 300 AND instr(child_mind, char(0)) = 0),
	CONSTRAINT ck_person_child_hazard CHECK (typeof(child_hazard) IN ('text','null') AND length(child_hazard) <= 300 AND instr(child_hazard, char(0)) = 0),
	CONSTRAINT ck_person_child_director CHECK (typeof(child_director) IN ('text','null') AND length(child_director) <= 50 AND instr(child_director, char(0)) = 0),
	CONSTRAINT ck_person_child_supervisor CHECK (typeof(child_supervisor) IN ('text','null') AND length(child_supervisor) <= 50 AND instr(child_supervisor, char(0)) = 0),
	CONSTRAINT ck_person_living CHECK (typeof(living) IN ('text','null') AND length(living) <= 30 AND instr(living, char(0)) = 0),
	CONSTRAINT ck_person_adl CHECK (typeof(adl) IN ('integer','null')),
	CONSTRAINT ck_person_cognition CHECK (typeof(cognition) IN ('text','null') AND length(cognition) <= 30 AND instr(cognition, char(0)) = 0),
	CONSTRAINT ck_person_children_note CHECK (typeof(children_note) IN ('text','null') AND length(children_note) <= 200 AND instr(children_note, char(0)) = 0),
	CONSTRAINT ck_person_visit_plan CHECK (typeof(visit_plan) IN ('text','null') AND length(visit_plan) <= 200 AND instr(visit_plan, char(0)) = 0),
	CONSTRAINT ck_person_disability_kind CHECK (typeof(disability_kind) IN ('text','null') AND length(disability_kind) <= 30 AND instr(disability_kind, char(0)) = 0),
	CONSTRAINT ck_person_disability_grade CHECK (typeof(disability_grade) IN ('text','null') AND length(disability_grade) <= 30 AND instr(disability_grade, char(0)) = 0),
	CONSTRAINT ck_person_disability_guardian CHECK (typeof(disability_guardian) IN ('text','null') AND length(disability_guardian) <= 50 AND instr(disability_guardian, char(0)) = 0),
	CONSTRAINT ck_person_rehabilitation CHECK (typeof(rehabilitation) IN ('text','null') AND length(rehabilitation) <= 300 AND instr(rehabilitation, char(0)) = 0),
	CONSTRAINT ck_person_diagnosis CHECK (typeof(diagnosis) IN ('text','null') AND length(diagnosis) <= 200 AND instr(diagnosis, char(0)) = 0),
	CONSTRAINT ck_person_medication CHECK (typeof(medication) IN ('text','null') AND length(medication) <= 200 AND instr(medication, char(0)) = 0),
	CONSTRAINT ck_person_mental_guardian CHECK (typeof(mental_guardian) IN ('text','null') AND length(mental_guardian) <= 50 AND instr(mental_guardian, char(0)) = 0),
	CONSTRAINT ck_person_mental_risk CHECK (typeof(mental_risk) IN ('text','null') AND length(mental_risk) <= 30 AND instr(mental_risk, char(0)) = 0),
	CONSTRAINT ck_person_diagnosed_on CHECK (typeof(diagnosed_on) IN ('text','null') AND length(diagnosed_on) <= 10 AND instr(diagnosed_on, char(0)) = 0 AND diagnosed_on LIKE '____-__-__')
);

CREATE INDEX ix_person_household_id ON person (household_id);

CREATE INDEX ix_person_worker_id ON person (worker_id);

CREATE INDEX ix_person_village_id ON person (village_id);

CREATE INDEX ix_person_id_number ON person (id_number);

CREATE INDEX ix_person_number ON person (number);

CREATE INDEX ix_person_filed_on ON person (filed_on);

CREATE INDEX ix_person_township_id ON person (township_id);

CREATE TABLE person_group (
	person_id INTEGER NOT NULL,
	code VARCHAR(30) NOT NULL,
	from_on DATE,
	to_on DATE,
	basis VARCHAR(200),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_person_group PRIMARY KEY (id),
	CONSTRAINT fk_person_group_person_id FOREIGN KEY(person_id) REFERENCES person (id),
	CONSTRAINT uq_person_group_uid UNIQUE (uid),
	CONSTRAINT ck_person_group_code CHECK (typeof(code) IN ('text','null') AND length(code) <= 30 AND instr(code, char(0)) = 0),
	CONSTRAINT ck_person_group_from_on CHECK (typeof(from_on) IN ('text','null') AND length(from_on) <= 10 AND instr(from_on, char(0)) = 0 AND from_on LIKE '____-__-__'),
	CONSTRAINT ck_person_group_to_on CHECK (typeof(to_on) IN ('text','null') AND length(to_on) <= 10 AND instr(to_on, char(0)) = 0 AND to_on LIKE '____-__-__'),
	CONSTRAINT ck_person_group_basis CHECK (typeof(basis) IN ('text','null') AND length(basis) <= 200 AND instr(basis, char(0)) = 0)
);

CREATE INDEX ix_person_group_person_id ON person_group (person_id);

CREATE TABLE benefit (
	person_id INTEGER NOT NULL,
	kind VARCHAR(30) NOT NULL,
	amount_fen BIGINT,
	from_on DATE,
	to_on DATE,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_benefit PRIMARY KEY (id),
	CONSTRAINT fk_benefit_person_id FOREIGN KEY(person_id) REFERENCES person (id),
	CONSTRAINT uq_benefit_uid UNIQUE (uid),
	CONSTRAINT ck_benefit_kind CHECK (typeof(kind) IN ('text','null') AND length(kind) <= 30 AND instr(kind, char(0)) = 0),
	CONSTRAINT ck_benefit_amount_fen CHECK (typeof(amount_fen) IN ('integer','null')),
	CONSTRAINT ck_benefit_from_on CHECK (typeof(from_on) IN ('text','null') AND length(from_on) <= 10 AND instr(from_on, char(0)) = 0 AND from_on LIKE '____-__-__'),
	CONSTRAINT ck_benefit_to_on CHECK (typeof(to_on) IN ('text','null') AND length(to_on) <= 10 AND instr(to_on, char(0)) = 0 AND to_on LIKE '____-__-__')
);

CREATE INDEX ix_benefit_person_id ON benefit (person_id);

CREATE TABLE visit (
	person_id INTEGER NOT NULL,
	station_id INTEGER NOT NULL,
	visited_on DATE NOT NULL,
	started_at VARCHAR(5),
	minutes INTEGER,
	worker_id INTEGER,
	companions VARCHAR(100),
	way VARCHAR(30) NOT NULL,
	visit_type VARCHAR(30),
	seen BOOLEAN NOT NULL,
	diet VARCHAR(30),
	medicine VARCHAR(30),
	home VARCHAR(30),
	utilities VARCHAR(30),
	guarding VARCHAR(30),
	schooling VARCHAR(30),
	mood VARCHAR(30),
	safety VARCHAR(30),
	role VARCHAR(30),
	project_id INTEGER,
	note VARCHAR(5000),
	needs VARCHAR(500),
	outcome VARCHAR(30),
	next_on DATE,
	number VARCHAR(40),
	form_state VARCHAR(30),
	secrecy VARCHAR(30),
	filled_on DATE,
	reviewer VARCHAR(50),
	reviewed_on DATE,
	review_note VARCHAR(500),
	means_income_fen BIGINT,
	means_spending_fen BIGINT,
	means_property VARCHAR(300),
	means_neighbours VARCHAR(300),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_visit PRIMARY KEY (id),
	CONSTRAINT fk_visit_person_id FOREIGN KEY(person_id) REFERENCES person (id),
	CONSTRAINT fk_visit_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_visit_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT fk_visit_project_id FOREIGN KEY(project_id) REFERENCES project (id),
	CONSTRAINT uq_visit_uid UNIQUE (uid),
	CONSTRAINT ck_visit_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_visit_visited_on CHECK (typeof(visited_on) IN ('text','null') AND length(visited_on) <= 10 AND instr(visited_on, char(0)) = 0 AND visited_on LIKE '____-__-__'),
	CONSTRAINT ck_visit_started_at CHECK (typeof(started_at) IN ('text','null') AND length(started_at) <= 5 AND instr(started_at, char(0)) = 0),
	CONSTRAINT ck_visit_minutes CHECK (typeof(minutes) IN ('integer','null')),
	CONSTRAINT ck_visit_companions CHECK (typeof(companions) IN ('text','null') AND length(companions) <= 100 AND instr(companions, char(0)) = 0),
	CONSTRAINT ck_visit_way CHECK (typeof(way) IN ('text','null') AND length(way) <= 30 AND instr(way, char(0)) = 0),
	CONSTRAINT ck_visit_visit_type CHECK (typeof(visit_type) IN ('text','null') AND length(visit_type) <= 30 AND instr(visit_type, char(0)) = 0),
	CONSTRAINT ck_visit_seen CHECK (seen IN (0, 1)),
	CONSTRAINT ck_visit_diet CHECK (typeof(diet) IN ('text','null') AND length(diet) <= 30 AND instr(diet, char(0)) = 0),
	CONSTRAINT ck_visit_medicine CHECK (typeof(medicine) IN ('text','null') AND length(medicine) <= 30 AND instr(medicine, char(0)) = 0),
	CONSTRAINT ck_visit_home CHECK (typeof(home) IN ('text','null') AND length(home) <= 30 AND instr(home, char(0)) = 0),
	CONSTRAINT ck_visit_utilities CHECK (typeof(utilities) IN ('text','null') AND length(utilities) <= 30 AND instr(utilities, char(0)) = 0),
	CONSTRAINT ck_visit_guarding CHECK (typeof(guarding) IN ('text','null') AND length(guarding) <= 30 AND instr(guarding, char(0)) = 0),
	CONSTRAINT ck_visit_schooling CHECK (typeof(schooling) IN ('text','null') AND length(schooling) <= 30 AND instr(schooling, char(0)) = 0),
	CONSTRAINT ck_visit_mood CHECK (typeof(mood) IN ('text','null') AND length(mood) <= 30 AND instr(mood, char(0)) = 0),
	CONSTRAINT ck_visit_safety CHECK (typeof(safety) IN ('text','null') AND length(safety) <= 30 AND instr(safety, char(0)) = 0),
	CONSTRAINT ck_visit_role CHECK (typeof(role) IN ('text','null') AND length(role) <= 30 AND instr(role, char(0)) = 0),
	CONSTRAINT ck_visit_note CHECK (typeof(note) IN ('text','null') AND length(note) <= 5000 AND instr(note, char(0)) = 0),
	CONSTRAINT ck_visit_needs CHECK (typeof(needs) IN ('text','null') AND length(needs) <= 500 AND instr(needs, char(0)) = 0),
	CONSTRAINT ck_visit_outcome CHECK (typeof(outcome) IN ('text','null') AND length(outcome) <= 30 AND instr(outcome, char(0)) = 0),
	CONSTRAINT ck_visit_next_on CHECK (typeof(next_on) IN ('text','null') AND length(next_on) <= 10 AND instr(next_on, char(0)) = 0 AND next_on LIKE '____-__-__'),
	CONSTRAINT ck_visit_form_state CHECK (typeof(form_state) IN ('text','null') AND length(form_state) <= 30 AND instr(form_state, char(0)) = 0),
	CONSTRAINT ck_visit_secrecy CHECK (typeof(secrecy) IN ('text','null') AND length(secrecy) <= 30 AND instr(secrecy, char(0)) = 0),
	CONSTRAINT ck_visit_filled_on CHECK (typeof(filled_on) IN ('text','null') AND length(filled_on) <= 10 AND instr(filled_on, char(0)) = 0 AND filled_on LIKE '____-__-__'),
	CONSTRAINT ck_visit_reviewer CHECK (typeof(reviewer) IN ('text','null') AND length(reviewer) <= 50 AND instr(reviewer, char(0)) = 0),
	CONSTRAINT ck_visit_reviewed_on CHECK (typeof(reviewed_on) IN ('text','null') AND length(reviewed_on) <= 10 AND instr(reviewed_on, char(0)) = 0 AND reviewed_on LIKE '____-__-__'),
	CONSTRAINT ck_visit_review_note CHECK (typeof(review_note) IN ('text','null') AND length(review_note) <= 500 AND instr(review_note, char(0)) = 0),
	CONSTRAINT ck_visit_means_income_fen CHECK (typeof(means_income_fen) IN ('integer','null')),
	CONSTRAINT ck_visit_means_spending_fen CHECK (typeof(means_spending_fen) IN ('integer','null')),
	CONSTRAINT ck_visit_means_property CHECK (typeof(means_property) IN ('text','null') AND length(means_property) <= 300 AND instr(means_property, char(0)) = 0),
	CONSTRAINT ck_visit_means_neighbours CHECK (typeof(means_neighbours) IN ('text','null') AND length(means_neighbours) <= 300 AND instr(means_neighbours, char(0)) = 0)
);

CREATE INDEX ix_visit_project_id ON visit (project_id);

CREATE INDEX ix_visit_station_id ON visit (station_id);

CREATE INDEX ix_visit_visited_on ON visit (visited_on);

CREATE INDEX ix_visit_worker_id ON visit (worker_id);

CREATE INDEX ix_visit_person_id ON visit (person_id);

CREATE INDEX ix_visit_number ON visit (number);

CREATE TABLE service (
	station_id INTEGER NOT NULL,
	served_on DATE NOT NULL,
	period VARCHAR(30),
	kind VARCHAR(30) NOT NULL,
	worker_id INTEGER,
	person_id INTEGER,
	client VARCHAR(50),
	headcount INTEGER,
	minutes INTEGER,
	mileage INTEGER,
	role VARCHAR(30),
	project_id INTEGER,
	note VARCHAR(5000),
	number VARCHAR(40),
	form_state VARCHAR(30),
	secrecy VARCHAR(30),
	filled_on DATE,
	reviewer VARCHAR(50),
	reviewed_on DATE,
	review_note VARCHAR(500),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_service PRIMARY KEY (id),
	CONSTRAINT fk_service_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_service_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT fk_service_person_id FOREIGN KEY(person_id) REFERENCES person (id),
	CONSTRAINT fk_service_project_id FOREIGN KEY(project_id) REFERENCES project (id),
	CONSTRAINT uq_service_uid UNIQUE (uid),
	CONSTRAINT ck_service_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_service_served_on CHECK (typeof(served_on) IN ('text','null') AND length(served_on) <= 10 AND instr(served_on, char(0)) = 0 AND served_on LIKE '____-__-__'),
	CONSTRAINT ck_service_period CHECK (typeof(period) IN ('text','null') AND length(period) <= 30 AND instr(period, char(0)) = 0),
	CONSTRAINT ck_service_kind CHECK (typeof(kind) IN ('text','null') AND length(kind) <= 30 AND instr(kind, char(0)) = 0),
	CONSTRAINT ck_service_client CHECK (typeof(client) IN ('text','null') AND length(client) <= 50 AND instr(client, char(0)) = 0),
	CONSTRAINT ck_service_headcount CHECK (typeof(headcount) IN ('integer','null')),
	CONSTRAINT ck_service_minutes CHECK (typeof(minutes) IN ('integer','null')),
	CONSTRAINT ck_service_mileage CHECK (typeof(mileage) IN ('integer','null')),
	CONSTRAINT ck_service_role CHECK (typeof(role) IN ('text','null') AND length(role) <= 30 AND instr(role, char(0)) = 0),
	CONSTRAINT ck_service_note CHECK (typeof(note) IN ('text','null') AND length(note) <= 5000 AND instr(note, char(0)) = 0),
	CONSTRAINT ck_service_form_state CHECK (typeof(form_state) IN ('text','null') AND length(form_state) <= 30 AND instr(form_state, char(0)) = 0),
	CONSTRAINT ck_service_secrecy CHECK (typeof(secrecy) IN ('text','null') AND length(secrecy) <= 30 AND instr(secrecy, char(0)) = 0),
	CONSTRAINT ck_service_filled_on CHECK (typeof(filled_on) IN ('text','null') AND length(filled_on) <= 10 AND instr(filled_on, char(0)) = 0 AND filled_on LIKE '____-__-__'),
	CONSTRAINT ck_service_reviewer CHECK (typeof(reviewer) IN ('text','null') AND length(reviewer) <= 50 AND instr(reviewer, char(0)) = 0),
	CONSTRAINT ck_service_reviewed_on CHECK (typeof(reviewed_on) IN ('text','null') AND length(reviewed_on) <= 10 AND instr(reviewed_on, char(0)) = 0 AND reviewed_on LIKE '____-__-__'),
	CONSTRAINT ck_service_review_note CHECK (typeof(review_note) IN ('text','null') AND length(review_note) <= 500 AND instr(review_note, char(0)) = 0)
);

CREATE INDEX ix_service_number ON service (number);

CREATE INDEX ix_service_served_on ON service (served_on);

CREATE INDEX ix_service_person_id ON service (person_id);

CREATE INDEX ix_service_project_id ON service (project_id);

CREATE INDEX ix_service_station_id ON service (station_id);

CREATE INDEX ix_service_worker_id ON service (worker_id);

CREATE TABLE visit_items (
	owner_id INTEGER NOT NULL,
	code VARCHAR(30) NOT NULL,
	CONSTRAINT pk_visit_items PRIMARY KEY (owner_id, code),
	CONSTRAINT fk_visit_items_owner_id FOREIGN KEY(owner_id) REFERENCES visit (id) ON DELETE CASCADE
)
 WITHOUT ROWID
;

CREATE TABLE visit_partners (
	owner_id INTEGER NOT NULL,
	code VARCHAR(30) NOT NULL,
	CONSTRAINT pk_visit_partners PRIMARY KEY (owner_id, code),
	CONSTRAINT fk_visit_partners_owner_id FOREIGN KEY(owner_id) REFERENCES visit (id) ON DELETE CASCADE
)
 WITHOUT ROWID
;

CREATE TABLE service_items (
	owner_id INTEGER NOT NULL,
	code VARCHAR(30) NOT NULL,
	CONSTRAINT pk_service_items PRIMARY KEY (owner_id, code),
	CONSTRAINT fk_service_items_owner_id FOREIGN KEY(owner_id) REFERENCES service (id) ON DELETE CASCADE
)
 WITHOUT ROWID
;

CREATE TABLE service_partners (
	owner_id INTEGER NOT NULL,
	code VARCHAR(30) NOT NULL,
	CONSTRAINT pk_service_partners PRIMARY KEY (owner_id, code),
	CONSTRAINT fk_service_partners_owner_id FOREIGN KEY(owner_id) REFERENCES service (id) ON DELETE CASCADE
)
 WITHOUT ROWID
;

CREATE VIRTUAL TABLE search_text USING fts5(letters, initials, content='', contentless_delete=1, tokenize='ascii');

INSERT INTO search_text(search_text, rank) VALUES('automerge', 0);

INSERT INTO search_text(search_text, rank) VALUES('crisismerge', 1000);

INSERT INTO search_text(search_text, rank) VALUES('hashsize', 65536);
