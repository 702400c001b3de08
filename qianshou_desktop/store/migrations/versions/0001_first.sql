CREATE TABLE parameter (
	name VARCHAR(30) NOT NULL,
	value VARCHAR(300) NOT NULL,
	source VARCHAR(200) NOT NULL,
	from_on DATE NOT NULL,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_parameter PRIMARY KEY (id),
	CONSTRAINT uq_parameter_uid UNIQUE (uid),
	CONSTRAINT ck_parameter_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 30 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_parameter_value CHECK (typeof(value) IN ('text','null') AND length(value) <= 300 AND instr(value, char(0)) = 0),
	CONSTRAINT ck_parameter_source CHECK (typeof(source) IN ('text','null') AND length(source) <= 200 AND instr(source, char(0)) = 0),
	CONSTRAINT ck_parameter_from_on CHECK (typeof(from_on) IN ('text','null') AND length(from_on) <= 10 AND instr(from_on, char(0)) = 0 AND from_on LIKE '____-__-__')
);

CREATE INDEX ix_parameter_name ON parameter (name);

CREATE TABLE reason (
	rule VARCHAR(30) NOT NULL,
	about VARCHAR(32) NOT NULL,
	text VARCHAR(500) NOT NULL,
	given_on DATE,
	given_by VARCHAR(50),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_reason PRIMARY KEY (id),
	CONSTRAINT uq_reason_uid UNIQUE (uid),
	CONSTRAINT ck_reason_rule CHECK (typeof(rule) IN ('text','null') AND length(rule) <= 30 AND instr(rule, char(0)) = 0),
	CONSTRAINT ck_reason_about CHECK (typeof(about) IN ('text','null') AND length(about) <= 32 AND instr(about, char(0)) = 0),
	CONSTRAINT ck_reason_text CHECK (typeof(text) IN ('text','null') AND length(text) <= 500 AND instr(text, char(0)) = 0),
	CONSTRAINT ck_reason_given_on CHECK (typeof(given_on) IN ('text','null') AND length(given_on) <= 10 AND instr(given_on, char(0)) = 0 AND given_on LIKE '____-__-__'),
	CONSTRAINT ck_reason_given_by CHECK (typeof(given_by) IN ('text','null') AND length(given_by) <= 50 AND instr(given_by, char(0)) = 0)
);

CREATE INDEX ix_reason_about ON reason (about);

CREATE INDEX ix_reason_rule ON reason (rule);

CREATE TABLE past (
	about VARCHAR(32) NOT NULL,
	kind VARCHAR(30) NOT NULL,
	field_name VARCHAR(30) NOT NULL,
	value VARCHAR(300),
	from_on DATE,
	to_on DATE NOT NULL,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_past PRIMARY KEY (id),
	CONSTRAINT uq_past_uid UNIQUE (uid),
	CONSTRAINT ck_past_about CHECK (typeof(about) IN ('text','null') AND length(about) <= 32 AND instr(about, char(0)) = 0),
	CONSTRAINT ck_past_kind CHECK (typeof(kind) IN ('text','null') AND length(kind) <= 30 AND instr(kind, char(0)) = 0),
	CONSTRAINT ck_past_field_name CHECK (typeof(field_name) IN ('text','null') AND length(field_name) <= 30 AND instr(field_name, char(0)) = 0),
	CONSTRAINT ck_past_value CHECK (typeof(value) IN ('text','null') AND length(value) <= 300 AND instr(value, char(0)) = 0),
	CONSTRAINT ck_past_from_on CHECK (typeof(from_on) IN ('text','null') AND length(from_on) <= 10 AND instr(from_on, char(0)) = 0 AND from_on LIKE '____-__-__'),
	CONSTRAINT ck_past_to_on CHECK (typeof(to_on) IN ('text','null') AND length(to_on) <= 10 AND instr(to_on, char(0)) = 0 AND to_on LIKE '____-__-__')
);

CREATE INDEX ix_past_about ON past (about);

CREATE TABLE attachment (
	about VARCHAR(32) NOT NULL,
	kind VARCHAR(30) NOT NULL,
	name VARCHAR(120) NOT NULL,
	media VARCHAR(30) NOT NULL,
	size INTEGER NOT NULL,
	sha256 VARCHAR(64) NOT NULL,
	purpose VARCHAR(30),
	caption VARCHAR(120),
	taken_on DATE,
	credit VARCHAR(80),
	faces BOOLEAN,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_attachment PRIMARY KEY (id),
	CONSTRAINT uq_attachment_uid UNIQUE (uid),
	CONSTRAINT ck_attachment_about CHECK (typeof(about) IN ('text','null') AND length(about) <= 32 AND instr(about, char(0)) = 0),
	CONSTRAINT ck_attachment_kind CHECK (typeof(kind) IN ('text','null') AND length(kind) <= 30 AND instr(kind, char(0)) = 0),
	CONSTRAINT ck_attachment_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 120 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_attachment_media CHECK (typeof(media) IN ('text','null') AND length(media) <= 30 AND instr(media, char(0)) = 0),
	CONSTRAINT ck_attachment_size CHECK (typeof(size) IN ('integer','null')),
	CONSTRAINT ck_attachment_sha256 CHECK (typeof(sha256) IN ('text','null') AND length(sha256) <= 64 AND instr(sha256, char(0)) = 0),
	CONSTRAINT ck_attachment_purpose CHECK (typeof(purpose) IN ('text','null') AND length(purpose) <= 30 AND instr(purpose, char(0)) = 0),
	CONSTRAINT ck_attachment_caption CHECK (typeof(caption) IN ('text','null') AND length(caption) <= 120 AND instr(caption, char(0)) = 0),
	CONSTRAINT ck_attachment_taken_on CHECK (typeof(taken_on) IN ('text','null') AND length(taken_on) <= 10 AND instr(taken_on, char(0)) = 0 AND taken_on LIKE '____-__-__'),
	CONSTRAINT ck_attachment_credit CHECK (typeof(credit) IN ('text','null') AND length(credit) <= 80 AND instr(credit, char(0)) = 0),
	CONSTRAINT ck_attachment_faces CHECK (faces IN (0, 1))
);

CREATE INDEX ix_attachment_about ON attachment (about);

CREATE INDEX ix_attachment_sha256 ON attachment (sha256);

CREATE TABLE county (
	code VARCHAR(30) NOT NULL,
	name VARCHAR(40) NOT NULL,
	divisions_from VARCHAR(60),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_county PRIMARY KEY (id),
	CONSTRAINT uq_county_uid UNIQUE (uid),
	CONSTRAINT ck_county_code CHECK (typeof(code) IN ('text','null') AND length(code) <= 30 AND instr(code, char(0)) = 0),
	CONSTRAINT ck_county_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 40 AND instr(name, char(0)) = 0),
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

CREATE TABLE county_plan (
	name VARCHAR(60) NOT NULL,
	ways VARCHAR(200),
	purpose VARCHAR(500),
	lead VARCHAR(80),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_county_plan PRIMARY KEY (id),
	CONSTRAINT uq_county_plan_uid UNIQUE (uid),
	CONSTRAINT ck_county_plan_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 60 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_county_plan_ways CHECK (typeof(ways) IN ('text','null') AND length(ways) <= 200 AND instr(ways, char(0)) = 0),
	CONSTRAINT ck_county_plan_purpose CHECK (typeof(purpose) IN ('text','null') AND length(purpose) <= 500 AND instr(purpose, char(0)) = 0),
	CONSTRAINT ck_county_plan_lead CHECK (typeof(lead) IN ('text','null') AND length(lead) <= 80 AND instr(lead, char(0)) = 0)
);

CREATE TABLE "plan" (
	name VARCHAR(100) NOT NULL,
	document_number VARCHAR(60),
	issued_on DATE,
	issuers VARCHAR(200),
	from_on DATE NOT NULL,
	to_on DATE NOT NULL,
	scope VARCHAR(200),
	key_counties INTEGER,
	method VARCHAR(300),
	target VARCHAR(300),
	effect VARCHAR(300),
	encouraged VARCHAR(300),
	office VARCHAR(100),
	entrusted_by VARCHAR(100),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_plan PRIMARY KEY (id),
	CONSTRAINT uq_plan_uid UNIQUE (uid),
	CONSTRAINT ck_plan_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 100 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_plan_document_number CHECK (typeof(document_number) IN ('text','null') AND length(document_number) <= 60 AND instr(document_number, char(0)) = 0),
	CONSTRAINT ck_plan_issued_on CHECK (typeof(issued_on) IN ('text','null') AND length(issued_on) <= 10 AND instr(issued_on, char(0)) = 0 AND issued_on LIKE '____-__-__'),
	CONSTRAINT ck_plan_issuers CHECK (typeof(issuers) IN ('text','null') AND length(issuers) <= 200 AND instr(issuers, char(0)) = 0),
	CONSTRAINT ck_plan_from_on CHECK (typeof(from_on) IN ('text','null') AND length(from_on) <= 10 AND instr(from_on, char(0)) = 0 AND from_on LIKE '____-__-__'),
	CONSTRAINT ck_plan_to_on CHECK (typeof(to_on) IN ('text','null') AND length(to_on) <= 10 AND instr(to_on, char(0)) = 0 AND to_on LIKE '____-__-__'),
	CONSTRAINT ck_plan_scope CHECK (typeof(scope) IN ('text','null') AND length(scope) <= 200 AND instr(scope, char(0)) = 0),
	CONSTRAINT ck_plan_key_counties CHECK (typeof(key_counties) IN ('integer','null')),
	CONSTRAINT ck_plan_method CHECK (typeof(method) IN ('text','null') AND length(method) <= 300 AND instr(method, char(0)) = 0),
	CONSTRAINT ck_plan_target CHECK (typeof(target) IN ('text','null') AND length(target) <= 300 AND instr(target, char(0)) = 0),
	CONSTRAINT ck_plan_effect CHECK (typeof(effect) IN ('text','null') AND length(effect) <= 300 AND instr(effect, char(0)) = 0),
	CONSTRAINT ck_plan_encouraged CHECK (typeof(encouraged) IN ('text','null') AND length(encouraged) <= 300 AND instr(encouraged, char(0)) = 0),
	CONSTRAINT ck_plan_office CHECK (typeof(office) IN ('text','null') AND length(office) <= 100 AND instr(office, char(0)) = 0),
	CONSTRAINT ck_plan_entrusted_by CHECK (typeof(entrusted_by) IN ('text','null') AND length(entrusted_by) <= 100 AND instr(entrusted_by, char(0)) = 0)
);

CREATE TABLE key_county (
	code VARCHAR(30) NOT NULL,
	name VARCHAR(60) NOT NULL,
	province VARCHAR(30),
	towns INTEGER,
	stations INTEGER,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_key_county PRIMARY KEY (id),
	CONSTRAINT uq_key_county_uid UNIQUE (uid),
	CONSTRAINT ck_key_county_code CHECK (typeof(code) IN ('text','null') AND length(code) <= 30 AND instr(code, char(0)) = 0),
	CONSTRAINT ck_key_county_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 60 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_key_county_province CHECK (typeof(province) IN ('text','null') AND length(province) <= 30 AND instr(province, char(0)) = 0),
	CONSTRAINT ck_key_county_towns CHECK (typeof(towns) IN ('integer','null')),
	CONSTRAINT ck_key_county_stations CHECK (typeof(stations) IN ('integer','null'))
);

CREATE INDEX ix_key_county_code ON key_county (code);

CREATE TABLE sending (
	region VARCHAR(40) NOT NULL,
	from_on DATE NOT NULL,
	to_on DATE,
	agencies INTEGER,
	workers INTEGER,
	qualifier VARCHAR(10),
	credit VARCHAR(80),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_sending PRIMARY KEY (id),
	CONSTRAINT uq_sending_uid UNIQUE (uid),
	CONSTRAINT ck_sending_region CHECK (typeof(region) IN ('text','null') AND length(region) <= 40 AND instr(region, char(0)) = 0),
	CONSTRAINT ck_sending_from_on CHECK (typeof(from_on) IN ('text','null') AND length(from_on) <= 10 AND instr(from_on, char(0)) = 0 AND from_on LIKE '____-__-__'),
	CONSTRAINT ck_sending_to_on CHECK (typeof(to_on) IN ('text','null') AND length(to_on) <= 10 AND instr(to_on, char(0)) = 0 AND to_on LIKE '____-__-__'),
	CONSTRAINT ck_sending_agencies CHECK (typeof(agencies) IN ('integer','null')),
	CONSTRAINT ck_sending_workers CHECK (typeof(workers) IN ('integer','null')),
	CONSTRAINT ck_sending_qualifier CHECK (typeof(qualifier) IN ('text','null') AND length(qualifier) <= 10 AND instr(qualifier, char(0)) = 0),
	CONSTRAINT ck_sending_credit CHECK (typeof(credit) IN ('text','null') AND length(credit) <= 80 AND instr(credit, char(0)) = 0)
);

CREATE TABLE policy (
	name VARCHAR(120) NOT NULL,
	kind VARCHAR(30) NOT NULL,
	region VARCHAR(40),
	document_number VARCHAR(60),
	issuers VARCHAR(200),
	issued_on DATE,
	note VARCHAR(500),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_policy PRIMARY KEY (id),
	CONSTRAINT uq_policy_uid UNIQUE (uid),
	CONSTRAINT ck_policy_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 120 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_policy_kind CHECK (typeof(kind) IN ('text','null') AND length(kind) <= 30 AND instr(kind, char(0)) = 0),
	CONSTRAINT ck_policy_region CHECK (typeof(region) IN ('text','null') AND length(region) <= 40 AND instr(region, char(0)) = 0),
	CONSTRAINT ck_policy_document_number CHECK (typeof(document_number) IN ('text','null') AND length(document_number) <= 60 AND instr(document_number, char(0)) = 0),
	CONSTRAINT ck_policy_issuers CHECK (typeof(issuers) IN ('text','null') AND length(issuers) <= 200 AND instr(issuers, char(0)) = 0),
	CONSTRAINT ck_policy_issued_on CHECK (typeof(issued_on) IN ('text','null') AND length(issued_on) <= 10 AND instr(issued_on, char(0)) = 0 AND issued_on LIKE '____-__-__'),
	CONSTRAINT ck_policy_note CHECK (typeof(note) IN ('text','null') AND length(note) <= 500 AND instr(note, char(0)) = 0)
);

CREATE TABLE meeting (
	name VARCHAR(120) NOT NULL,
	kind VARCHAR(30) NOT NULL,
	held_on DATE NOT NULL,
	place VARCHAR(100),
	host VARCHAR(200),
	undertaker VARCHAR(200),
	theme VARCHAR(200),
	on_site VARCHAR(300),
	online VARCHAR(300),
	purpose VARCHAR(500),
	note VARCHAR(1000),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_meeting PRIMARY KEY (id),
	CONSTRAINT uq_meeting_uid UNIQUE (uid),
	CONSTRAINT ck_meeting_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 120 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_meeting_kind CHECK (typeof(kind) IN ('text','null') AND length(kind) <= 30 AND instr(kind, char(0)) = 0),
	CONSTRAINT ck_meeting_held_on CHECK (typeof(held_on) IN ('text','null') AND length(held_on) <= 10 AND instr(held_on, char(0)) = 0 AND held_on LIKE '____-__-__'),
	CONSTRAINT ck_meeting_place CHECK (typeof(place) IN ('text','null') AND length(place) <= 100 AND instr(place, char(0)) = 0),
	CONSTRAINT ck_meeting_host CHECK (typeof(host) IN ('text','null') AND length(host) <= 200 AND instr(host, char(0)) = 0),
	CONSTRAINT ck_meeting_undertaker CHECK (typeof(undertaker) IN ('text','null') AND length(undertaker) <= 200 AND instr(undertaker, char(0)) = 0),
	CONSTRAINT ck_meeting_theme CHECK (typeof(theme) IN ('text','null') AND length(theme) <= 200 AND instr(theme, char(0)) = 0),
	CONSTRAINT ck_meeting_on_site CHECK (typeof(on_site) IN ('text','null') AND length(on_site) <= 300 AND instr(on_site, char(0)) = 0),
	CONSTRAINT ck_meeting_online CHECK (typeof(online) IN ('text','null') AND length(online) <= 300 AND instr(online, char(0)) = 0),
	CONSTRAINT ck_meeting_purpose CHECK (typeof(purpose) IN ('text','null') AND length(purpose) <= 500 AND instr(purpose, char(0)) = 0),
	CONSTRAINT ck_meeting_note CHECK (typeof(note) IN ('text','null') AND length(note) <= 1000 AND instr(note, char(0)) = 0)
);

CREATE TABLE report_template (
	name VARCHAR(60) NOT NULL,
	about VARCHAR(30),
	span VARCHAR(30),
	from_on DATE NOT NULL,
	letterhead VARCHAR(40),
	heading VARCHAR(80),
	signature VARCHAR(120),
	photos INTEGER,
	visit_list BOOLEAN,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_report_template PRIMARY KEY (id),
	CONSTRAINT uq_report_template_uid UNIQUE (uid),
	CONSTRAINT ck_report_template_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 60 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_report_template_about CHECK (typeof(about) IN ('text','null') AND length(about) <= 30 AND instr(about, char(0)) = 0),
	CONSTRAINT ck_report_template_span CHECK (typeof(span) IN ('text','null') AND length(span) <= 30 AND instr(span, char(0)) = 0),
	CONSTRAINT ck_report_template_from_on CHECK (typeof(from_on) IN ('text','null') AND length(from_on) <= 10 AND instr(from_on, char(0)) = 0 AND from_on LIKE '____-__-__'),
	CONSTRAINT ck_report_template_letterhead CHECK (typeof(letterhead) IN ('text','null') AND length(letterhead) <= 40 AND instr(letterhead, char(0)) = 0),
	CONSTRAINT ck_report_template_heading CHECK (typeof(heading) IN ('text','null') AND length(heading) <= 80 AND instr(heading, char(0)) = 0),
	CONSTRAINT ck_report_template_signature CHECK (typeof(signature) IN ('text','null') AND length(signature) <= 120 AND instr(signature, char(0)) = 0),
	CONSTRAINT ck_report_template_photos CHECK (typeof(photos) IN ('integer','null')),
	CONSTRAINT ck_report_template_visit_list CHECK (visit_list IN (0, 1))
);

CREATE TABLE agency (
	name VARCHAR(80) NOT NULL,
	contact VARCHAR(50),
	phone VARCHAR(50),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_agency PRIMARY KEY (id),
	CONSTRAINT uq_agency_uid UNIQUE (uid),
	CONSTRAINT ck_agency_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 80 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_agency_contact CHECK (typeof(contact) IN ('text','null') AND length(contact) <= 50 AND instr(contact, char(0)) = 0),
	CONSTRAINT ck_agency_phone CHECK (typeof(phone) IN ('text','null') AND length(phone) <= 50 AND instr(phone, char(0)) = 0)
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

CREATE TABLE thumbnail (
	sha256 VARCHAR NOT NULL,
	jpeg BLOB NOT NULL,
	CONSTRAINT pk_thumbnail PRIMARY KEY (sha256)
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

CREATE TABLE draft (
	uid BLOB NOT NULL,
	user_id BLOB NOT NULL,
	kind VARCHAR(40) NOT NULL,
	row_uid BLOB,
	title VARCHAR(200) NOT NULL,
	kept_at DATETIME NOT NULL,
	body VARCHAR NOT NULL,
	CONSTRAINT pk_draft PRIMARY KEY (uid)
);

CREATE TABLE centre (
	name VARCHAR(60) NOT NULL,
	operator_id INTEGER,
	state VARCHAR(30) NOT NULL,
	opened_on DATE,
	address VARCHAR(200),
	phone VARCHAR(50),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_centre PRIMARY KEY (id),
	CONSTRAINT fk_centre_operator_id FOREIGN KEY(operator_id) REFERENCES agency (id),
	CONSTRAINT uq_centre_uid UNIQUE (uid),
	CONSTRAINT ck_centre_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 60 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_centre_state CHECK (typeof(state) IN ('text','null') AND length(state) <= 30 AND instr(state, char(0)) = 0),
	CONSTRAINT ck_centre_opened_on CHECK (typeof(opened_on) IN ('text','null') AND length(opened_on) <= 10 AND instr(opened_on, char(0)) = 0 AND opened_on LIKE '____-__-__'),
	CONSTRAINT ck_centre_address CHECK (typeof(address) IN ('text','null') AND length(address) <= 200 AND instr(address, char(0)) = 0),
	CONSTRAINT ck_centre_phone CHECK (typeof(phone) IN ('text','null') AND length(phone) <= 50 AND instr(phone, char(0)) = 0)
);

CREATE INDEX ix_centre_operator_id ON centre (operator_id);

CREATE TABLE village (
	code VARCHAR(30) NOT NULL,
	name VARCHAR(60) NOT NULL,
	township_id INTEGER NOT NULL,
	eligible BOOLEAN,
	criteria VARCHAR(200),
	from_on DATE,
	to_on DATE,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_village PRIMARY KEY (id),
	CONSTRAINT fk_village_township_id FOREIGN KEY(township_id) REFERENCES township (id),
	CONSTRAINT uq_village_uid UNIQUE (uid),
	CONSTRAINT ck_village_code CHECK (typeof(code) IN ('text','null') AND length(code) <= 30 AND instr(code, char(0)) = 0),
	CONSTRAINT ck_village_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 60 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_village_eligible CHECK (eligible IN (0, 1)),
	CONSTRAINT ck_village_criteria CHECK (typeof(criteria) IN ('text','null') AND length(criteria) <= 200 AND instr(criteria, char(0)) = 0),
	CONSTRAINT ck_village_from_on CHECK (typeof(from_on) IN ('text','null') AND length(from_on) <= 10 AND instr(from_on, char(0)) = 0 AND from_on LIKE '____-__-__'),
	CONSTRAINT ck_village_to_on CHECK (typeof(to_on) IN ('text','null') AND length(to_on) <= 10 AND instr(to_on, char(0)) = 0 AND to_on LIKE '____-__-__')
);

CREATE INDEX ix_village_code ON village (code);

CREATE INDEX ix_village_township_id ON village (township_id);

CREATE TABLE county_plan_standard (
	owner_id INTEGER NOT NULL,
	code VARCHAR(30) NOT NULL,
	CONSTRAINT pk_county_plan_standard PRIMARY KEY (owner_id, code),
	CONSTRAINT fk_county_plan_standard_owner_id FOREIGN KEY(owner_id) REFERENCES county_plan (id) ON DELETE CASCADE
)
 WITHOUT ROWID
;

CREATE TABLE plan_streams (
	owner_id INTEGER NOT NULL,
	code VARCHAR(30) NOT NULL,
	CONSTRAINT pk_plan_streams PRIMARY KEY (owner_id, code),
	CONSTRAINT fk_plan_streams_owner_id FOREIGN KEY(owner_id) REFERENCES "plan" (id) ON DELETE CASCADE
)
 WITHOUT ROWID
;

CREATE TABLE plan_share (
	plan_id INTEGER NOT NULL,
	province VARCHAR(30) NOT NULL,
	counties INTEGER NOT NULL,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_plan_share PRIMARY KEY (id),
	CONSTRAINT fk_plan_share_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id),
	CONSTRAINT uq_plan_share_uid UNIQUE (uid),
	CONSTRAINT ck_plan_share_province CHECK (typeof(province) IN ('text','null') AND length(province) <= 30 AND instr(province, char(0)) = 0),
	CONSTRAINT ck_plan_share_counties CHECK (typeof(counties) IN ('integer','null'))
);

CREATE INDEX ix_plan_share_plan_id ON plan_share (plan_id);

CREATE TABLE meeting_goals (
	owner_id INTEGER NOT NULL,
	code VARCHAR(30) NOT NULL,
	CONSTRAINT pk_meeting_goals PRIMARY KEY (owner_id, code),
	CONSTRAINT fk_meeting_goals_owner_id FOREIGN KEY(owner_id) REFERENCES meeting (id) ON DELETE CASCADE
)
 WITHOUT ROWID
;

CREATE TABLE report_section (
	template_id INTEGER NOT NULL,
	nth INTEGER NOT NULL,
	part VARCHAR(30) NOT NULL,
	heading VARCHAR(40),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_report_section PRIMARY KEY (id),
	CONSTRAINT fk_report_section_template_id FOREIGN KEY(template_id) REFERENCES report_template (id),
	CONSTRAINT uq_report_section_uid UNIQUE (uid),
	CONSTRAINT ck_report_section_nth CHECK (typeof(nth) IN ('integer','null')),
	CONSTRAINT ck_report_section_part CHECK (typeof(part) IN ('text','null') AND length(part) <= 30 AND instr(part, char(0)) = 0),
	CONSTRAINT ck_report_section_heading CHECK (typeof(heading) IN ('text','null') AND length(heading) <= 40 AND instr(heading, char(0)) = 0)
);

CREATE INDEX ix_report_section_template_id ON report_section (template_id);

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
	closed_on DATE,
	sign_text VARCHAR(80),
	address VARCHAR(200),
	open_days INTEGER,
	phone VARCHAR(50),
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
	CONSTRAINT ck_station_closed_on CHECK (typeof(closed_on) IN ('text','null') AND length(closed_on) <= 10 AND instr(closed_on, char(0)) = 0 AND closed_on LIKE '____-__-__'),
	CONSTRAINT ck_station_sign_text CHECK (typeof(sign_text) IN ('text','null') AND length(sign_text) <= 80 AND instr(sign_text, char(0)) = 0),
	CONSTRAINT ck_station_address CHECK (typeof(address) IN ('text','null') AND length(address) <= 200 AND instr(address, char(0)) = 0),
	CONSTRAINT ck_station_open_days CHECK (typeof(open_days) IN ('integer','null')),
	CONSTRAINT ck_station_phone CHECK (typeof(phone) IN ('text','null') AND length(phone) <= 50 AND instr(phone, char(0)) = 0)
);

CREATE INDEX ix_station_code ON station (code);

CREATE INDEX ix_station_operator_id ON station (operator_id);

CREATE TABLE annual_target (
	year INTEGER NOT NULL,
	station_id INTEGER,
	figure VARCHAR(30) NOT NULL,
	amount INTEGER,
	amount_fen BIGINT,
	basis VARCHAR(200),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_annual_target PRIMARY KEY (id),
	CONSTRAINT fk_annual_target_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT uq_annual_target_uid UNIQUE (uid),
	CONSTRAINT ck_annual_target_year CHECK (typeof(year) IN ('integer','null')),
	CONSTRAINT ck_annual_target_figure CHECK (typeof(figure) IN ('text','null') AND length(figure) <= 30 AND instr(figure, char(0)) = 0),
	CONSTRAINT ck_annual_target_amount CHECK (typeof(amount) IN ('integer','null')),
	CONSTRAINT ck_annual_target_amount_fen CHECK (typeof(amount_fen) IN ('integer','null')),
	CONSTRAINT ck_annual_target_basis CHECK (typeof(basis) IN ('text','null') AND length(basis) <= 200 AND instr(basis, char(0)) = 0)
);

CREATE INDEX ix_annual_target_station_id ON annual_target (station_id);

CREATE INDEX ix_annual_target_year ON annual_target (year);

CREATE TABLE opening (
	station_id INTEGER NOT NULL,
	counted_to DATE NOT NULL,
	signed_by VARCHAR(50) NOT NULL,
	signed_on DATE NOT NULL,
	basis VARCHAR(200),
	number VARCHAR(40),
	form_state VARCHAR(30),
	secrecy VARCHAR(30),
	filled_on DATE,
	reviewer VARCHAR(50),
	reviewed_on DATE,
	review_note VARCHAR(500),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_opening PRIMARY KEY (id),
	CONSTRAINT fk_opening_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT uq_opening_uid UNIQUE (uid),
	CONSTRAINT ck_opening_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_opening_counted_to CHECK (typeof(counted_to) IN ('text','null') AND length(counted_to) <= 10 AND instr(counted_to, char(0)) = 0 AND counted_to LIKE '____-__-__'),
	CONSTRAINT ck_opening_signed_by CHECK (typeof(signed_by) IN ('text','null') AND length(signed_by) <= 50 AND instr(signed_by, char(0)) = 0),
	CONSTRAINT ck_opening_signed_on CHECK (typeof(signed_on) IN ('text','null') AND length(signed_on) <= 10 AND instr(signed_on, char(0)) = 0 AND signed_on LIKE '____-__-__'),
	CONSTRAINT ck_opening_basis CHECK (typeof(basis) IN ('text','null') AND length(basis) <= 200 AND instr(basis, char(0)) = 0),
	CONSTRAINT ck_opening_form_state CHECK (typeof(form_state) IN ('text','null') AND length(form_state) <= 30 AND instr(form_state, char(0)) = 0),
	CONSTRAINT ck_opening_secrecy CHECK (typeof(secrecy) IN ('text','null') AND length(secrecy) <= 30 AND instr(secrecy, char(0)) = 0),
	CONSTRAINT ck_opening_filled_on CHECK (typeof(filled_on) IN ('text','null') AND length(filled_on) <= 10 AND instr(filled_on, char(0)) = 0 AND filled_on LIKE '____-__-__'),
	CONSTRAINT ck_opening_reviewer CHECK (typeof(reviewer) IN ('text','null') AND length(reviewer) <= 50 AND instr(reviewer, char(0)) = 0),
	CONSTRAINT ck_opening_reviewed_on CHECK (typeof(reviewed_on) IN ('text','null') AND length(reviewed_on) <= 10 AND instr(reviewed_on, char(0)) = 0 AND reviewed_on LIKE '____-__-__'),
	CONSTRAINT ck_opening_review_note CHECK (typeof(review_note) IN ('text','null') AND length(review_note) <= 500 AND instr(review_note, char(0)) = 0)
);

CREATE INDEX ix_opening_number ON opening (number);

CREATE INDEX ix_opening_station_id ON opening (station_id);

CREATE TABLE centre_duties (
	owner_id INTEGER NOT NULL,
	code VARCHAR(30) NOT NULL,
	CONSTRAINT pk_centre_duties PRIMARY KEY (owner_id, code),
	CONSTRAINT fk_centre_duties_owner_id FOREIGN KEY(owner_id) REFERENCES centre (id) ON DELETE CASCADE
)
 WITHOUT ROWID
;

CREATE TABLE expert (
	centre_id INTEGER NOT NULL,
	name VARCHAR(50) NOT NULL,
	school VARCHAR(80),
	discipline VARCHAR(60),
	post VARCHAR(40),
	from_on DATE,
	to_on DATE,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_expert PRIMARY KEY (id),
	CONSTRAINT fk_expert_centre_id FOREIGN KEY(centre_id) REFERENCES centre (id),
	CONSTRAINT uq_expert_uid UNIQUE (uid),
	CONSTRAINT ck_expert_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 50 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_expert_school CHECK (typeof(school) IN ('text','null') AND length(school) <= 80 AND instr(school, char(0)) = 0),
	CONSTRAINT ck_expert_discipline CHECK (typeof(discipline) IN ('text','null') AND length(discipline) <= 60 AND instr(discipline, char(0)) = 0),
	CONSTRAINT ck_expert_post CHECK (typeof(post) IN ('text','null') AND length(post) <= 40 AND instr(post, char(0)) = 0),
	CONSTRAINT ck_expert_from_on CHECK (typeof(from_on) IN ('text','null') AND length(from_on) <= 10 AND instr(from_on, char(0)) = 0 AND from_on LIKE '____-__-__'),
	CONSTRAINT ck_expert_to_on CHECK (typeof(to_on) IN ('text','null') AND length(to_on) <= 10 AND instr(to_on, char(0)) = 0 AND to_on LIKE '____-__-__')
);

CREATE INDEX ix_expert_centre_id ON expert (centre_id);

CREATE TABLE incubation (
	name VARCHAR(80) NOT NULL,
	centre_id INTEGER NOT NULL,
	stage VARCHAR(30) NOT NULL,
	entered_on DATE,
	registered_on DATE,
	support VARCHAR(500),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_incubation PRIMARY KEY (id),
	CONSTRAINT fk_incubation_centre_id FOREIGN KEY(centre_id) REFERENCES centre (id),
	CONSTRAINT uq_incubation_uid UNIQUE (uid),
	CONSTRAINT ck_incubation_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 80 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_incubation_stage CHECK (typeof(stage) IN ('text','null') AND length(stage) <= 30 AND instr(stage, char(0)) = 0),
	CONSTRAINT ck_incubation_entered_on CHECK (typeof(entered_on) IN ('text','null') AND length(entered_on) <= 10 AND instr(entered_on, char(0)) = 0 AND entered_on LIKE '____-__-__'),
	CONSTRAINT ck_incubation_registered_on CHECK (typeof(registered_on) IN ('text','null') AND length(registered_on) <= 10 AND instr(registered_on, char(0)) = 0 AND registered_on LIKE '____-__-__'),
	CONSTRAINT ck_incubation_support CHECK (typeof(support) IN ('text','null') AND length(support) <= 500 AND instr(support, char(0)) = 0)
);

CREATE INDEX ix_incubation_centre_id ON incubation (centre_id);

CREATE TABLE room (
	number VARCHAR(40),
	name VARCHAR(60),
	station_id INTEGER,
	village_id INTEGER,
	kind VARCHAR(30) NOT NULL,
	state VARCHAR(30) NOT NULL,
	opened_on DATE,
	sign_text VARCHAR(80),
	standard BOOLEAN,
	keeper VARCHAR(50),
	phone VARCHAR(50),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_room PRIMARY KEY (id),
	CONSTRAINT fk_room_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_room_village_id FOREIGN KEY(village_id) REFERENCES village (id),
	CONSTRAINT uq_room_uid UNIQUE (uid),
	CONSTRAINT ck_room_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_room_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 60 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_room_kind CHECK (typeof(kind) IN ('text','null') AND length(kind) <= 30 AND instr(kind, char(0)) = 0),
	CONSTRAINT ck_room_state CHECK (typeof(state) IN ('text','null') AND length(state) <= 30 AND instr(state, char(0)) = 0),
	CONSTRAINT ck_room_opened_on CHECK (typeof(opened_on) IN ('text','null') AND length(opened_on) <= 10 AND instr(opened_on, char(0)) = 0 AND opened_on LIKE '____-__-__'),
	CONSTRAINT ck_room_sign_text CHECK (typeof(sign_text) IN ('text','null') AND length(sign_text) <= 80 AND instr(sign_text, char(0)) = 0),
	CONSTRAINT ck_room_standard CHECK (standard IN (0, 1)),
	CONSTRAINT ck_room_keeper CHECK (typeof(keeper) IN ('text','null') AND length(keeper) <= 50 AND instr(keeper, char(0)) = 0),
	CONSTRAINT ck_room_phone CHECK (typeof(phone) IN ('text','null') AND length(phone) <= 50 AND instr(phone, char(0)) = 0)
);

CREATE INDEX ix_room_number ON room (number);

CREATE INDEX ix_room_station_id ON room (station_id);

CREATE INDEX ix_room_village_id ON room (village_id);

CREATE TABLE contract (
	number VARCHAR(60),
	agency_id INTEGER NOT NULL,
	station_id INTEGER,
	centre_id INTEGER,
	signed_on DATE,
	amount_fen BIGINT,
	purchased BOOLEAN NOT NULL,
	budgeted BOOLEAN,
	content VARCHAR(500),
	from_on DATE,
	to_on DATE,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_contract PRIMARY KEY (id),
	CONSTRAINT fk_contract_agency_id FOREIGN KEY(agency_id) REFERENCES agency (id),
	CONSTRAINT fk_contract_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_contract_centre_id FOREIGN KEY(centre_id) REFERENCES centre (id),
	CONSTRAINT uq_contract_uid UNIQUE (uid),
	CONSTRAINT ck_contract_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 60 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_contract_signed_on CHECK (typeof(signed_on) IN ('text','null') AND length(signed_on) <= 10 AND instr(signed_on, char(0)) = 0 AND signed_on LIKE '____-__-__'),
	CONSTRAINT ck_contract_amount_fen CHECK (typeof(amount_fen) IN ('integer','null')),
	CONSTRAINT ck_contract_purchased CHECK (purchased IN (0, 1)),
	CONSTRAINT ck_contract_budgeted CHECK (budgeted IN (0, 1)),
	CONSTRAINT ck_contract_content CHECK (typeof(content) IN ('text','null') AND length(content) <= 500 AND instr(content, char(0)) = 0),
	CONSTRAINT ck_contract_from_on CHECK (typeof(from_on) IN ('text','null') AND length(from_on) <= 10 AND instr(from_on, char(0)) = 0 AND from_on LIKE '____-__-__'),
	CONSTRAINT ck_contract_to_on CHECK (typeof(to_on) IN ('text','null') AND length(to_on) <= 10 AND instr(to_on, char(0)) = 0 AND to_on LIKE '____-__-__')
);

CREATE INDEX ix_contract_agency_id ON contract (agency_id);

CREATE INDEX ix_contract_centre_id ON contract (centre_id);

CREATE INDEX ix_contract_number ON contract (number);

CREATE INDEX ix_contract_station_id ON contract (station_id);

CREATE TABLE document (
	kind VARCHAR(30) NOT NULL,
	name VARCHAR(120) NOT NULL,
	mark VARCHAR(40),
	document_number VARCHAR(40),
	approver VARCHAR(50),
	addressee VARCHAR(300),
	body VARCHAR(20000) NOT NULL,
	signer VARCHAR(60),
	dated_on DATE,
	sealing VARCHAR(30) NOT NULL,
	copies_to VARCHAR(500),
	printed_by VARCHAR(60),
	printed_on DATE,
	station_id INTEGER,
	concerns_id INTEGER,
	number VARCHAR(40),
	form_state VARCHAR(30),
	secrecy VARCHAR(30),
	filled_on DATE,
	reviewer VARCHAR(50),
	reviewed_on DATE,
	review_note VARCHAR(500),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_document PRIMARY KEY (id),
	CONSTRAINT fk_document_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_document_concerns_id FOREIGN KEY(concerns_id) REFERENCES station (id),
	CONSTRAINT uq_document_uid UNIQUE (uid),
	CONSTRAINT ck_document_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_document_kind CHECK (typeof(kind) IN ('text','null') AND length(kind) <= 30 AND instr(kind, char(0)) = 0),
	CONSTRAINT ck_document_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 120 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_document_mark CHECK (typeof(mark) IN ('text','null') AND length(mark) <= 40 AND instr(mark, char(0)) = 0),
	CONSTRAINT ck_document_document_number CHECK (typeof(document_number) IN ('text','null') AND length(document_number) <= 40 AND instr(document_number, char(0)) = 0),
	CONSTRAINT ck_document_approver CHECK (typeof(approver) IN ('text','null') AND length(approver) <= 50 AND instr(approver, char(0)) = 0),
	CONSTRAINT ck_document_addressee CHECK (typeof(addressee) IN ('text','null') AND length(addressee) <= 300 AND instr(addressee, char(0)) = 0),
	CONSTRAINT ck_document_body CHECK (typeof(body) IN ('text','null') AND length(body) <= 20000 AND instr(body, char(0)) = 0),
	CONSTRAINT ck_document_signer CHECK (typeof(signer) IN ('text','null') AND length(signer) <= 60 AND instr(signer, char(0)) = 0),
	CONSTRAINT ck_document_dated_on CHECK (typeof(dated_on) IN ('text','null') AND length(dated_on) <= 10 AND instr(dated_on, char(0)) = 0 AND dated_on LIKE '____-__-__'),
	CONSTRAINT ck_document_sealing CHECK (typeof(sealing) IN ('text','null') AND length(sealing) <= 30 AND instr(sealing, char(0)) = 0),
	CONSTRAINT ck_document_copies_to CHECK (typeof(copies_to) IN ('text','null') AND length(copies_to) <= 500 AND instr(copies_to, char(0)) = 0),
	CONSTRAINT ck_document_printed_by CHECK (typeof(printed_by) IN ('text','null') AND length(printed_by) <= 60 AND instr(printed_by, char(0)) = 0),
	CONSTRAINT ck_document_printed_on CHECK (typeof(printed_on) IN ('text','null') AND length(printed_on) <= 10 AND instr(printed_on, char(0)) = 0 AND printed_on LIKE '____-__-__'),
	CONSTRAINT ck_document_form_state CHECK (typeof(form_state) IN ('text','null') AND length(form_state) <= 30 AND instr(form_state, char(0)) = 0),
	CONSTRAINT ck_document_secrecy CHECK (typeof(secrecy) IN ('text','null') AND length(secrecy) <= 30 AND instr(secrecy, char(0)) = 0),
	CONSTRAINT ck_document_filled_on CHECK (typeof(filled_on) IN ('text','null') AND length(filled_on) <= 10 AND instr(filled_on, char(0)) = 0 AND filled_on LIKE '____-__-__'),
	CONSTRAINT ck_document_reviewer CHECK (typeof(reviewer) IN ('text','null') AND length(reviewer) <= 50 AND instr(reviewer, char(0)) = 0),
	CONSTRAINT ck_document_reviewed_on CHECK (typeof(reviewed_on) IN ('text','null') AND length(reviewed_on) <= 10 AND instr(reviewed_on, char(0)) = 0 AND reviewed_on LIKE '____-__-__'),
	CONSTRAINT ck_document_review_note CHECK (typeof(review_note) IN ('text','null') AND length(review_note) <= 500 AND instr(review_note, char(0)) = 0)
);

CREATE INDEX ix_document_concerns_id ON document (concerns_id);

CREATE INDEX ix_document_document_number ON document (document_number);

CREATE INDEX ix_document_number ON document (number);

CREATE INDEX ix_document_station_id ON document (station_id);

CREATE TABLE award (
	station_id INTEGER NOT NULL,
	accepted_on DATE NOT NULL,
	score INTEGER,
	basis VARCHAR(200),
	amount_fen BIGINT NOT NULL,
	paid_on DATE,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_award PRIMARY KEY (id),
	CONSTRAINT fk_award_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT uq_award_uid UNIQUE (uid),
	CONSTRAINT ck_award_accepted_on CHECK (typeof(accepted_on) IN ('text','null') AND length(accepted_on) <= 10 AND instr(accepted_on, char(0)) = 0 AND accepted_on LIKE '____-__-__'),
	CONSTRAINT ck_award_score CHECK (typeof(score) IN ('integer','null')),
	CONSTRAINT ck_award_basis CHECK (typeof(basis) IN ('text','null') AND length(basis) <= 200 AND instr(basis, char(0)) = 0),
	CONSTRAINT ck_award_amount_fen CHECK (typeof(amount_fen) IN ('integer','null')),
	CONSTRAINT ck_award_paid_on CHECK (typeof(paid_on) IN ('text','null') AND length(paid_on) <= 10 AND instr(paid_on, char(0)) = 0 AND paid_on LIKE '____-__-__')
);

CREATE INDEX ix_award_station_id ON award (station_id);

CREATE TABLE institution (
	name VARCHAR(100) NOT NULL,
	kind VARCHAR(30) NOT NULL,
	station_id INTEGER,
	centre_id INTEGER,
	version VARCHAR(20),
	issuer VARCHAR(80),
	issued_on DATE,
	review_on DATE,
	ended_on DATE,
	posted BOOLEAN,
	filed_at VARCHAR(120),
	content VARCHAR(20000),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_institution PRIMARY KEY (id),
	CONSTRAINT fk_institution_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_institution_centre_id FOREIGN KEY(centre_id) REFERENCES centre (id),
	CONSTRAINT uq_institution_uid UNIQUE (uid),
	CONSTRAINT ck_institution_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 100 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_institution_kind CHECK (typeof(kind) IN ('text','null') AND length(kind) <= 30 AND instr(kind, char(0)) = 0),
	CONSTRAINT ck_institution_version CHECK (typeof(version) IN ('text','null') AND length(version) <= 20 AND instr(version, char(0)) = 0),
	CONSTRAINT ck_institution_issuer CHECK (typeof(issuer) IN ('text','null') AND length(issuer) <= 80 AND instr(issuer, char(0)) = 0),
	CONSTRAINT ck_institution_issued_on CHECK (typeof(issued_on) IN ('text','null') AND length(issued_on) <= 10 AND instr(issued_on, char(0)) = 0 AND issued_on LIKE '____-__-__'),
	CONSTRAINT ck_institution_review_on CHECK (typeof(review_on) IN ('text','null') AND length(review_on) <= 10 AND instr(review_on, char(0)) = 0 AND review_on LIKE '____-__-__'),
	CONSTRAINT ck_institution_ended_on CHECK (typeof(ended_on) IN ('text','null') AND length(ended_on) <= 10 AND instr(ended_on, char(0)) = 0 AND ended_on LIKE '____-__-__'),
	CONSTRAINT ck_institution_posted CHECK (posted IN (0, 1)),
	CONSTRAINT ck_institution_filed_at CHECK (typeof(filed_at) IN ('text','null') AND length(filed_at) <= 120 AND instr(filed_at, char(0)) = 0),
	CONSTRAINT ck_institution_content CHECK (typeof(content) IN ('text','null') AND length(content) <= 20000 AND instr(content, char(0)) = 0)
);

CREATE INDEX ix_institution_centre_id ON institution (centre_id);

CREATE INDEX ix_institution_station_id ON institution (station_id);

CREATE TABLE promise (
	station_id INTEGER NOT NULL,
	content VARCHAR(200) NOT NULL,
	made_on DATE,
	posted BOOLEAN,
	kept BOOLEAN,
	note VARCHAR(300),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_promise PRIMARY KEY (id),
	CONSTRAINT fk_promise_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT uq_promise_uid UNIQUE (uid),
	CONSTRAINT ck_promise_content CHECK (typeof(content) IN ('text','null') AND length(content) <= 200 AND instr(content, char(0)) = 0),
	CONSTRAINT ck_promise_made_on CHECK (typeof(made_on) IN ('text','null') AND length(made_on) <= 10 AND instr(made_on, char(0)) = 0 AND made_on LIKE '____-__-__'),
	CONSTRAINT ck_promise_posted CHECK (posted IN (0, 1)),
	CONSTRAINT ck_promise_kept CHECK (kept IN (0, 1)),
	CONSTRAINT ck_promise_note CHECK (typeof(note) IN ('text','null') AND length(note) <= 300 AND instr(note, char(0)) = 0)
);

CREATE INDEX ix_promise_station_id ON promise (station_id);

CREATE TABLE report_text (
	station_id INTEGER,
	period VARCHAR(7) NOT NULL,
	opened_days INTEGER,
	problems_met VARCHAR(5000),
	advice VARCHAR(5000),
	"plan" VARCHAR(5000),
	typical VARCHAR(5000),
	reporter VARCHAR(50),
	checker VARCHAR(50),
	phone VARCHAR(50),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_report_text PRIMARY KEY (id),
	CONSTRAINT fk_report_text_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT uq_report_text_uid UNIQUE (uid),
	CONSTRAINT ck_report_text_period CHECK (typeof(period) IN ('text','null') AND length(period) <= 7 AND instr(period, char(0)) = 0),
	CONSTRAINT ck_report_text_opened_days CHECK (typeof(opened_days) IN ('integer','null')),
	CONSTRAINT ck_report_text_problems_met CHECK (typeof(problems_met) IN ('text','null') AND length(problems_met) <= 5000 AND instr(problems_met, char(0)) = 0),
	CONSTRAINT ck_report_text_advice CHECK (typeof(advice) IN ('text','null') AND length(advice) <= 5000 AND instr(advice, char(0)) = 0),
	CONSTRAINT ck_report_text_plan CHECK (typeof(plan) IN ('text','null') AND length(plan) <= 5000 AND instr(plan, char(0)) = 0),
	CONSTRAINT ck_report_text_typical CHECK (typeof(typical) IN ('text','null') AND length(typical) <= 5000 AND instr(typical, char(0)) = 0),
	CONSTRAINT ck_report_text_reporter CHECK (typeof(reporter) IN ('text','null') AND length(reporter) <= 50 AND instr(reporter, char(0)) = 0),
	CONSTRAINT ck_report_text_checker CHECK (typeof(checker) IN ('text','null') AND length(checker) <= 50 AND instr(checker, char(0)) = 0),
	CONSTRAINT ck_report_text_phone CHECK (typeof(phone) IN ('text','null') AND length(phone) <= 50 AND instr(phone, char(0)) = 0)
);

CREATE INDEX ix_report_text_period ON report_text (period);

CREATE INDEX ix_report_text_station_id ON report_text (station_id);

CREATE TABLE submission (
	name VARCHAR(120) NOT NULL,
	station_id INTEGER,
	period VARCHAR(7) NOT NULL,
	version INTEGER NOT NULL,
	submitted_at DATETIME NOT NULL,
	submitted_by VARCHAR(50) NOT NULL,
	reason VARCHAR(500),
	percent INTEGER NOT NULL,
	lacking INTEGER NOT NULL,
	sent_to VARCHAR(80),
	sent_on DATE,
	receipt VARCHAR(60),
	received_on DATE,
	remark VARCHAR(300),
	reading VARCHAR(500),
	snapshot VARCHAR(4000000) NOT NULL,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_submission PRIMARY KEY (id),
	CONSTRAINT fk_submission_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT uq_submission_uid UNIQUE (uid),
	CONSTRAINT ck_submission_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 120 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_submission_period CHECK (typeof(period) IN ('text','null') AND length(period) <= 7 AND instr(period, char(0)) = 0),
	CONSTRAINT ck_submission_version CHECK (typeof(version) IN ('integer','null')),
	CONSTRAINT ck_submission_submitted_at CHECK (submitted_at IS NULL OR datetime(submitted_at) IS NOT NULL AND typeof(submitted_at) = 'text'),
	CONSTRAINT ck_submission_submitted_by CHECK (typeof(submitted_by) IN ('text','null') AND length(submitted_by) <= 50 AND instr(submitted_by, char(0)) = 0),
	CONSTRAINT ck_submission_reason CHECK (typeof(reason) IN ('text','null') AND length(reason) <= 500 AND instr(reason, char(0)) = 0),
	CONSTRAINT ck_submission_percent CHECK (typeof(percent) IN ('integer','null')),
	CONSTRAINT ck_submission_lacking CHECK (typeof(lacking) IN ('integer','null')),
	CONSTRAINT ck_submission_sent_to CHECK (typeof(sent_to) IN ('text','null') AND length(sent_to) <= 80 AND instr(sent_to, char(0)) = 0),
	CONSTRAINT ck_submission_sent_on CHECK (typeof(sent_on) IN ('text','null') AND length(sent_on) <= 10 AND instr(sent_on, char(0)) = 0 AND sent_on LIKE '____-__-__'),
	CONSTRAINT ck_submission_receipt CHECK (typeof(receipt) IN ('text','null') AND length(receipt) <= 60 AND instr(receipt, char(0)) = 0),
	CONSTRAINT ck_submission_received_on CHECK (typeof(received_on) IN ('text','null') AND length(received_on) <= 10 AND instr(received_on, char(0)) = 0 AND received_on LIKE '____-__-__'),
	CONSTRAINT ck_submission_remark CHECK (typeof(remark) IN ('text','null') AND length(remark) <= 300 AND instr(remark, char(0)) = 0),
	CONSTRAINT ck_submission_reading CHECK (typeof(reading) IN ('text','null') AND length(reading) <= 500 AND instr(reading, char(0)) = 0),
	CONSTRAINT ck_submission_snapshot CHECK (typeof(snapshot) IN ('text','null') AND length(snapshot) <= 4000000 AND instr(snapshot, char(0)) = 0)
);

CREATE INDEX ix_submission_period ON submission (period);

CREATE INDEX ix_submission_station_id ON submission (station_id);

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
	name VARCHAR(50) NOT NULL,
	station_id INTEGER,
	post VARCHAR(30) NOT NULL,
	duty VARCHAR(30),
	id_number VARCHAR(18),
	sex VARCHAR(30),
	phone VARCHAR(50),
	joined_on DATE,
	left_on DATE,
	education VARCHAR(30),
	major VARCHAR(60),
	works_since DATE,
	study VARCHAR(30),
	graduated_on DATE,
	village_staff BOOLEAN,
	veteran BOOLEAN,
	local BOOLEAN,
	civil_head BOOLEAN,
	sent_by_id INTEGER,
	state VARCHAR(30),
	contract_from DATE,
	contract_to DATE,
	insured BOOLEAN,
	centre_id INTEGER,
	number VARCHAR(40),
	form_state VARCHAR(30),
	secrecy VARCHAR(30),
	filled_on DATE,
	reviewer VARCHAR(50),
	reviewed_on DATE,
	review_note VARCHAR(500),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_worker PRIMARY KEY (id),
	CONSTRAINT fk_worker_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_worker_sent_by_id FOREIGN KEY(sent_by_id) REFERENCES agency (id),
	CONSTRAINT fk_worker_centre_id FOREIGN KEY(centre_id) REFERENCES centre (id),
	CONSTRAINT uq_worker_uid UNIQUE (uid),
	CONSTRAINT ck_worker_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_worker_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 50 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_worker_post CHECK (typeof(post) IN ('text','null') AND length(post) <= 30 AND instr(post, char(0)) = 0),
	CONSTRAINT ck_worker_duty CHECK (typeof(duty) IN ('text','null') AND length(duty) <= 30 AND instr(duty, char(0)) = 0),
	CONSTRAINT ck_worker_id_number CHECK (typeof(id_number) IN ('text','null') AND length(id_number) <= 18 AND instr(id_number, char(0)) = 0),
	CONSTRAINT ck_worker_sex CHECK (typeof(sex) IN ('text','null') AND length(sex) <= 30 AND instr(sex, char(0)) = 0),
	CONSTRAINT ck_worker_phone CHECK (typeof(phone) IN ('text','null') AND length(phone) <= 50 AND instr(phone, char(0)) = 0),
	CONSTRAINT ck_worker_joined_on CHECK (typeof(joined_on) IN ('text','null') AND length(joined_on) <= 10 AND instr(joined_on, char(0)) = 0 AND joined_on LIKE '____-__-__'),
	CONSTRAINT ck_worker_left_on CHECK (typeof(left_on) IN ('text','null') AND length(left_on) <= 10 AND instr(left_on, char(0)) = 0 AND left_on LIKE '____-__-__'),
	CONSTRAINT ck_worker_education CHECK (typeof(education) IN ('text','null') AND length(education) <= 30 AND instr(education, char(0)) = 0),
	CONSTRAINT ck_worker_major CHECK (typeof(major) IN ('text','null') AND length(major) <= 60 AND instr(major, char(0)) = 0),
	CONSTRAINT ck_worker_works_since CHECK (typeof(works_since) IN ('text','null') AND length(works_since) <= 10 AND instr(works_since, char(0)) = 0 AND works_since LIKE '____-__-__'),
	CONSTRAINT ck_worker_study CHECK (typeof(study) IN ('text','null') AND length(study) <= 30 AND instr(study, char(0)) = 0),
	CONSTRAINT ck_worker_graduated_on CHECK (typeof(graduated_on) IN ('text','null') AND length(graduated_on) <= 10 AND instr(graduated_on, char(0)) = 0 AND graduated_on LIKE '____-__-__'),
	CONSTRAINT ck_worker_village_staff CHECK (village_staff IN (0, 1)),
	CONSTRAINT ck_worker_veteran CHECK (veteran IN (0, 1)),
	CONSTRAINT ck_worker_local CHECK (local IN (0, 1)),
	CONSTRAINT ck_worker_civil_head CHECK (civil_head IN (0, 1)),
	CONSTRAINT ck_worker_state CHECK (typeof(state) IN ('text','null') AND length(state) <= 30 AND instr(state, char(0)) = 0),
	CONSTRAINT ck_worker_contract_from CHECK (typeof(contract_from) IN ('text','null') AND length(contract_from) <= 10 AND instr(contract_from, char(0)) = 0 AND contract_from LIKE '____-__-__'),
	CONSTRAINT ck_worker_contract_to CHECK (typeof(contract_to) IN ('text','null') AND length(contract_to) <= 10 AND instr(contract_to, char(0)) = 0 AND contract_to LIKE '____-__-__'),
	CONSTRAINT ck_worker_insured CHECK (insured IN (0, 1)),
	CONSTRAINT ck_worker_form_state CHECK (typeof(form_state) IN ('text','null') AND length(form_state) <= 30 AND instr(form_state, char(0)) = 0),
	CONSTRAINT ck_worker_secrecy CHECK (typeof(secrecy) IN ('text','null') AND length(secrecy) <= 30 AND instr(secrecy, char(0)) = 0),
	CONSTRAINT ck_worker_filled_on CHECK (typeof(filled_on) IN ('text','null') AND length(filled_on) <= 10 AND instr(filled_on, char(0)) = 0 AND filled_on LIKE '____-__-__'),
	CONSTRAINT ck_worker_reviewer CHECK (typeof(reviewer) IN ('text','null') AND length(reviewer) <= 50 AND instr(reviewer, char(0)) = 0),
	CONSTRAINT ck_worker_reviewed_on CHECK (typeof(reviewed_on) IN ('text','null') AND length(reviewed_on) <= 10 AND instr(reviewed_on, char(0)) = 0 AND reviewed_on LIKE '____-__-__'),
	CONSTRAINT ck_worker_review_note CHECK (typeof(review_note) IN ('text','null') AND length(review_note) <= 500 AND instr(review_note, char(0)) = 0)
);

CREATE INDEX ix_worker_centre_id ON worker (centre_id);

CREATE INDEX ix_worker_id_number ON worker (id_number);

CREATE INDEX ix_worker_number ON worker (number);

CREATE INDEX ix_worker_sent_by_id ON worker (sent_by_id);

CREATE INDEX ix_worker_station_id ON worker (station_id);

CREATE TABLE opening_figure (
	opening_id INTEGER NOT NULL,
	figure VARCHAR(30) NOT NULL,
	amount INTEGER,
	amount_fen BIGINT,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_opening_figure PRIMARY KEY (id),
	CONSTRAINT fk_opening_figure_opening_id FOREIGN KEY(opening_id) REFERENCES opening (id),
	CONSTRAINT uq_opening_figure_uid UNIQUE (uid),
	CONSTRAINT ck_opening_figure_figure CHECK (typeof(figure) IN ('text','null') AND length(figure) <= 30 AND instr(figure, char(0)) = 0),
	CONSTRAINT ck_opening_figure_amount CHECK (typeof(amount) IN ('integer','null')),
	CONSTRAINT ck_opening_figure_amount_fen CHECK (typeof(amount_fen) IN ('integer','null'))
);

CREATE INDEX ix_opening_figure_opening_id ON opening_figure (opening_id);

CREATE TABLE score (
	station_id INTEGER,
	room_id INTEGER,
	scored_on DATE NOT NULL,
	score INTEGER NOT NULL,
	chosen BOOLEAN NOT NULL,
	scorer VARCHAR(80),
	basis VARCHAR(300),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_score PRIMARY KEY (id),
	CONSTRAINT fk_score_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_score_room_id FOREIGN KEY(room_id) REFERENCES room (id),
	CONSTRAINT uq_score_uid UNIQUE (uid),
	CONSTRAINT ck_score_scored_on CHECK (typeof(scored_on) IN ('text','null') AND length(scored_on) <= 10 AND instr(scored_on, char(0)) = 0 AND scored_on LIKE '____-__-__'),
	CONSTRAINT ck_score_score CHECK (typeof(score) IN ('integer','null')),
	CONSTRAINT ck_score_chosen CHECK (chosen IN (0, 1)),
	CONSTRAINT ck_score_scorer CHECK (typeof(scorer) IN ('text','null') AND length(scorer) <= 80 AND instr(scorer, char(0)) = 0),
	CONSTRAINT ck_score_basis CHECK (typeof(basis) IN ('text','null') AND length(basis) <= 300 AND instr(basis, char(0)) = 0)
);

CREATE INDEX ix_score_room_id ON score (room_id);

CREATE INDEX ix_score_station_id ON score (station_id);

CREATE TABLE document_annex (
	document_id INTEGER NOT NULL,
	name VARCHAR(120) NOT NULL,
	content VARCHAR(20000),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_document_annex PRIMARY KEY (id),
	CONSTRAINT fk_document_annex_document_id FOREIGN KEY(document_id) REFERENCES document (id),
	CONSTRAINT uq_document_annex_uid UNIQUE (uid),
	CONSTRAINT ck_document_annex_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 120 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_document_annex_content CHECK (typeof(content) IN ('text','null') AND length(content) <= 20000 AND instr(content, char(0)) = 0)
);

CREATE INDEX ix_document_annex_document_id ON document_annex (document_id);

CREATE TABLE event (
	name VARCHAR(80) NOT NULL,
	station_id INTEGER NOT NULL,
	worker_id INTEGER,
	project_id INTEGER,
	held_on DATE NOT NULL,
	started_at VARCHAR(5),
	ended_at VARCHAR(5),
	minutes INTEGER,
	mileage INTEGER,
	place VARCHAR(100),
	state VARCHAR(30),
	role VARCHAR(30),
	purpose VARCHAR(1000),
	audience VARCHAR(200),
	expected INTEGER,
	publicity VARCHAR(500),
	weather_plan VARCHAR(500),
	injury_plan VARCHAR(500),
	food_plan VARCHAR(500),
	headcount INTEGER,
	elders INTEGER,
	children INTEGER,
	disabled INTEGER,
	poor INTEGER,
	volunteers INTEGER,
	volunteer_hours FLOAT,
	process VARCHAR(5000),
	effect VARCHAR(2000),
	satisfaction VARCHAR(30),
	shortcomings VARCHAR(2000),
	spent_fen BIGINT,
	link VARCHAR(300),
	supervisor_opinion VARCHAR(1000),
	supervisor VARCHAR(50),
	supervised_on DATE,
	number VARCHAR(40),
	form_state VARCHAR(30),
	secrecy VARCHAR(30),
	filled_on DATE,
	reviewer VARCHAR(50),
	reviewed_on DATE,
	review_note VARCHAR(500),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_event PRIMARY KEY (id),
	CONSTRAINT fk_event_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_event_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT fk_event_project_id FOREIGN KEY(project_id) REFERENCES project (id),
	CONSTRAINT uq_event_uid UNIQUE (uid),
	CONSTRAINT ck_event_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_event_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 80 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_event_held_on CHECK (typeof(held_on) IN ('text','null') AND length(held_on) <= 10 AND instr(held_on, char(0)) = 0 AND held_on LIKE '____-__-__'),
	CONSTRAINT ck_event_started_at CHECK (typeof(started_at) IN ('text','null') AND length(started_at) <= 5 AND instr(started_at, char(0)) = 0),
	CONSTRAINT ck_event_ended_at CHECK (typeof(ended_at) IN ('text','null') AND length(ended_at) <= 5 AND instr(ended_at, char(0)) = 0),
	CONSTRAINT ck_event_minutes CHECK (typeof(minutes) IN ('integer','null')),
	CONSTRAINT ck_event_mileage CHECK (typeof(mileage) IN ('integer','null')),
	CONSTRAINT ck_event_place CHECK (typeof(place) IN ('text','null') AND length(place) <= 100 AND instr(place, char(0)) = 0),
	CONSTRAINT ck_event_state CHECK (typeof(state) IN ('text','null') AND length(state) <= 30 AND instr(state, char(0)) = 0),
	CONSTRAINT ck_event_role CHECK (typeof(role) IN ('text','null') AND length(role) <= 30 AND instr(role, char(0)) = 0),
	CONSTRAINT ck_event_purpose CHECK (typeof(purpose) IN ('text','null') AND length(purpose) <= 1000 AND instr(purpose, char(0)) = 0),
	CONSTRAINT ck_event_audience CHECK (typeof(audience) IN ('text','null') AND length(audience) <= 200 AND instr(audience, char(0)) = 0),
	CONSTRAINT ck_event_expected CHECK (typeof(expected) IN ('integer','null')),
	CONSTRAINT ck_event_publicity CHECK (typeof(publicity) IN ('text','null') AND length(publicity) <= 500 AND instr(publicity, char(0)) = 0),
	CONSTRAINT ck_event_weather_plan CHECK (typeof(weather_plan) IN ('text','null') AND length(weather_plan) <= 500 AND instr(weather_plan, char(0)) = 0),
	CONSTRAINT ck_event_injury_plan CHECK (typeof(injury_plan) IN ('text','null') AND length(injury_plan) <= 500 AND instr(injury_plan, char(0)) = 0),
	CONSTRAINT ck_event_food_plan CHECK (typeof(food_plan) IN ('text','null') AND length(food_plan) <= 500 AND instr(food_plan, char(0)) = 0),
	CONSTRAINT ck_event_headcount CHECK (typeof(headcount) IN ('integer','null')),
	CONSTRAINT ck_event_elders CHECK (typeof(elders) IN ('integer','null')),
	CONSTRAINT ck_event_children CHECK (typeof(children) IN ('integer','null')),
	CONSTRAINT ck_event_disabled CHECK (typeof(disabled) IN ('integer','null')),
	CONSTRAINT ck_event_poor CHECK (typeof(poor) IN ('integer','null')),
	CONSTRAINT ck_event_volunteers CHECK (typeof(volunteers) IN ('integer','null')),
	CONSTRAINT ck_event_volunteer_hours CHECK (typeof(volunteer_hours) IN ('real','integer','null')),
	CONSTRAINT ck_event_process CHECK (typeof(process) IN ('text','null') AND length(process) <= 5000 AND instr(process, char(0)) = 0),
	CONSTRAINT ck_event_effect CHECK (typeof(effect) IN ('text','null') AND length(effect) <= 2000 AND instr(effect, char(0)) = 0),
	CONSTRAINT ck_event_satisfaction CHECK (typeof(satisfaction) IN ('text','null') AND length(satisfaction) <= 30 AND instr(satisfaction, char(0)) = 0),
	CONSTRAINT ck_event_shortcomings CHECK (typeof(shortcomings) IN ('text','null') AND length(shortcomings) <= 2000 AND instr(shortcomings, char(0)) = 0),
	CONSTRAINT ck_event_spent_fen CHECK (typeof(spent_fen) IN ('integer','null')),
	CONSTRAINT ck_event_link CHECK (typeof(link) IN ('text','null') AND length(link) <= 300 AND instr(link, char(0)) = 0),
	CONSTRAINT ck_event_form_state CHECK (typeof(form_state) IN ('text','null') AND length(form_state) <= 30 AND instr(form_state, char(0)) = 0),
	CONSTRAINT ck_event_secrecy CHECK (typeof(secrecy) IN ('text','null') AND length(secrecy) <= 30 AND instr(secrecy, char(0)) = 0),
	CONSTRAINT ck_event_filled_on CHECK (typeof(filled_on) IN ('text','null') AND length(filled_on) <= 10 AND instr(filled_on, char(0)) = 0 AND filled_on LIKE '____-__-__'),
	CONSTRAINT ck_event_reviewer CHECK (typeof(reviewer) IN ('text','null') AND length(reviewer) <= 50 AND instr(reviewer, char(0)) = 0),
	CONSTRAINT ck_event_reviewed_on CHECK (typeof(reviewed_on) IN ('text','null') AND length(reviewed_on) <= 10 AND instr(reviewed_on, char(0)) = 0 AND reviewed_on LIKE '____-__-__'),
	CONSTRAINT ck_event_review_note CHECK (typeof(review_note) IN ('text','null') AND length(review_note) <= 500 AND instr(review_note, char(0)) = 0),
	CONSTRAINT ck_event_supervisor_opinion CHECK (typeof(supervisor_opinion) IN ('text','null') AND length(supervisor_opinion) <= 1000 AND instr(supervisor_opinion, char(0)) = 0),
	CONSTRAINT ck_event_supervisor CHECK (typeof(supervisor) IN ('text','null') AND length(supervisor) <= 50 AND instr(supervisor, char(0)) = 0),
	CONSTRAINT ck_event_supervised_on CHECK (typeof(supervised_on) IN ('text','null') AND length(supervised_on) <= 10 AND instr(supervised_on, char(0)) = 0 AND supervised_on LIKE '____-__-__')
);

CREATE INDEX ix_event_held_on ON event (held_on);

CREATE INDEX ix_event_number ON event (number);

CREATE INDEX ix_event_project_id ON event (project_id);

CREATE INDEX ix_event_station_id ON event (station_id);

CREATE INDEX ix_event_worker_id ON event (worker_id);

CREATE TABLE funding (
	year INTEGER NOT NULL,
	relief_fen BIGINT NOT NULL,
	need_fen BIGINT NOT NULL,
	allotted_fen BIGINT NOT NULL,
	upper_fen BIGINT NOT NULL,
	other_fen BIGINT NOT NULL,
	county_fen BIGINT,
	early_fen BIGINT,
	early_qualifier VARCHAR(20),
	basis VARCHAR(200),
	budgeted BOOLEAN,
	worker_id INTEGER,
	number VARCHAR(40),
	form_state VARCHAR(30),
	secrecy VARCHAR(30),
	filled_on DATE,
	reviewer VARCHAR(50),
	reviewed_on DATE,
	review_note VARCHAR(500),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_funding PRIMARY KEY (id),
	CONSTRAINT fk_funding_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT uq_funding_uid UNIQUE (uid),
	CONSTRAINT ck_funding_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_funding_year CHECK (typeof(year) IN ('integer','null')),
	CONSTRAINT ck_funding_relief_fen CHECK (typeof(relief_fen) IN ('integer','null')),
	CONSTRAINT ck_funding_need_fen CHECK (typeof(need_fen) IN ('integer','null')),
	CONSTRAINT ck_funding_allotted_fen CHECK (typeof(allotted_fen) IN ('integer','null')),
	CONSTRAINT ck_funding_upper_fen CHECK (typeof(upper_fen) IN ('integer','null')),
	CONSTRAINT ck_funding_other_fen CHECK (typeof(other_fen) IN ('integer','null')),
	CONSTRAINT ck_funding_county_fen CHECK (typeof(county_fen) IN ('integer','null')),
	CONSTRAINT ck_funding_early_fen CHECK (typeof(early_fen) IN ('integer','null')),
	CONSTRAINT ck_funding_early_qualifier CHECK (typeof(early_qualifier) IN ('text','null') AND length(early_qualifier) <= 20 AND instr(early_qualifier, char(0)) = 0),
	CONSTRAINT ck_funding_basis CHECK (typeof(basis) IN ('text','null') AND length(basis) <= 200 AND instr(basis, char(0)) = 0),
	CONSTRAINT ck_funding_budgeted CHECK (budgeted IN (0, 1)),
	CONSTRAINT ck_funding_form_state CHECK (typeof(form_state) IN ('text','null') AND length(form_state) <= 30 AND instr(form_state, char(0)) = 0),
	CONSTRAINT ck_funding_secrecy CHECK (typeof(secrecy) IN ('text','null') AND length(secrecy) <= 30 AND instr(secrecy, char(0)) = 0),
	CONSTRAINT ck_funding_filled_on CHECK (typeof(filled_on) IN ('text','null') AND length(filled_on) <= 10 AND instr(filled_on, char(0)) = 0 AND filled_on LIKE '____-__-__'),
	CONSTRAINT ck_funding_reviewer CHECK (typeof(reviewer) IN ('text','null') AND length(reviewer) <= 50 AND instr(reviewer, char(0)) = 0),
	CONSTRAINT ck_funding_reviewed_on CHECK (typeof(reviewed_on) IN ('text','null') AND length(reviewed_on) <= 10 AND instr(reviewed_on, char(0)) = 0 AND reviewed_on LIKE '____-__-__'),
	CONSTRAINT ck_funding_review_note CHECK (typeof(review_note) IN ('text','null') AND length(review_note) <= 500 AND instr(review_note, char(0)) = 0)
);

CREATE INDEX ix_funding_number ON funding (number);

CREATE INDEX ix_funding_worker_id ON funding (worker_id);

CREATE INDEX ix_funding_year ON funding (year);

CREATE TABLE spending (
	station_id INTEGER,
	spent_on DATE NOT NULL,
	use VARCHAR(30) NOT NULL,
	source VARCHAR(30) NOT NULL,
	subject VARCHAR(30) NOT NULL,
	amount_fen BIGINT NOT NULL,
	voucher VARCHAR(60),
	purpose VARCHAR(200),
	worker_id INTEGER,
	number VARCHAR(40),
	form_state VARCHAR(30),
	secrecy VARCHAR(30),
	filled_on DATE,
	reviewer VARCHAR(50),
	reviewed_on DATE,
	review_note VARCHAR(500),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_spending PRIMARY KEY (id),
	CONSTRAINT fk_spending_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_spending_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT uq_spending_uid UNIQUE (uid),
	CONSTRAINT ck_spending_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_spending_spent_on CHECK (typeof(spent_on) IN ('text','null') AND length(spent_on) <= 10 AND instr(spent_on, char(0)) = 0 AND spent_on LIKE '____-__-__'),
	CONSTRAINT ck_spending_use CHECK (typeof(use) IN ('text','null') AND length(use) <= 30 AND instr(use, char(0)) = 0),
	CONSTRAINT ck_spending_source CHECK (typeof(source) IN ('text','null') AND length(source) <= 30 AND instr(source, char(0)) = 0),
	CONSTRAINT ck_spending_subject CHECK (typeof(subject) IN ('text','null') AND length(subject) <= 30 AND instr(subject, char(0)) = 0),
	CONSTRAINT ck_spending_amount_fen CHECK (typeof(amount_fen) IN ('integer','null')),
	CONSTRAINT ck_spending_voucher CHECK (typeof(voucher) IN ('text','null') AND length(voucher) <= 60 AND instr(voucher, char(0)) = 0),
	CONSTRAINT ck_spending_purpose CHECK (typeof(purpose) IN ('text','null') AND length(purpose) <= 200 AND instr(purpose, char(0)) = 0),
	CONSTRAINT ck_spending_form_state CHECK (typeof(form_state) IN ('text','null') AND length(form_state) <= 30 AND instr(form_state, char(0)) = 0),
	CONSTRAINT ck_spending_secrecy CHECK (typeof(secrecy) IN ('text','null') AND length(secrecy) <= 30 AND instr(secrecy, char(0)) = 0),
	CONSTRAINT ck_spending_filled_on CHECK (typeof(filled_on) IN ('text','null') AND length(filled_on) <= 10 AND instr(filled_on, char(0)) = 0 AND filled_on LIKE '____-__-__'),
	CONSTRAINT ck_spending_reviewer CHECK (typeof(reviewer) IN ('text','null') AND length(reviewer) <= 50 AND instr(reviewer, char(0)) = 0),
	CONSTRAINT ck_spending_reviewed_on CHECK (typeof(reviewed_on) IN ('text','null') AND length(reviewed_on) <= 10 AND instr(reviewed_on, char(0)) = 0 AND reviewed_on LIKE '____-__-__'),
	CONSTRAINT ck_spending_review_note CHECK (typeof(review_note) IN ('text','null') AND length(review_note) <= 500 AND instr(review_note, char(0)) = 0)
);

CREATE INDEX ix_spending_number ON spending (number);

CREATE INDEX ix_spending_station_id ON spending (station_id);

CREATE INDEX ix_spending_worker_id ON spending (worker_id);

CREATE TABLE "group" (
	name VARCHAR(80) NOT NULL,
	station_id INTEGER NOT NULL,
	worker_id INTEGER,
	project_id INTEGER,
	type VARCHAR(30),
	audience VARCHAR(500),
	size INTEGER,
	recruiting VARCHAR(500),
	times INTEGER,
	minutes INTEGER,
	place VARCHAR(100),
	from_on DATE,
	to_on DATE,
	state VARCHAR(30) NOT NULL,
	aim VARCHAR(1000),
	budget_fen BIGINT,
	budget_note VARCHAR(500),
	difficulties VARCHAR(1500),
	evaluation VARCHAR(1000),
	supervisor_opinion VARCHAR(1000),
	supervisor VARCHAR(50),
	supervised_on DATE,
	number VARCHAR(40),
	form_state VARCHAR(30),
	secrecy VARCHAR(30),
	filled_on DATE,
	reviewer VARCHAR(50),
	reviewed_on DATE,
	review_note VARCHAR(500),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_group PRIMARY KEY (id),
	CONSTRAINT fk_group_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_group_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT fk_group_project_id FOREIGN KEY(project_id) REFERENCES project (id),
	CONSTRAINT uq_group_uid UNIQUE (uid),
	CONSTRAINT ck_group_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_group_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 80 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_group_type CHECK (typeof(type) IN ('text','null') AND length(type) <= 30 AND instr(type, char(0)) = 0),
	CONSTRAINT ck_group_audience CHECK (typeof(audience) IN ('text','null') AND length(audience) <= 500 AND instr(audience, char(0)) = 0),
	CONSTRAINT ck_group_size CHECK (typeof(size) IN ('integer','null')),
	CONSTRAINT ck_group_recruiting CHECK (typeof(recruiting) IN ('text','null') AND length(recruiting) <= 500 AND instr(recruiting, char(0)) = 0),
	CONSTRAINT ck_group_times CHECK (typeof(times) IN ('integer','null')),
	CONSTRAINT ck_group_minutes CHECK (typeof(minutes) IN ('integer','null')),
	CONSTRAINT ck_group_place CHECK (typeof(place) IN ('text','null') AND length(place) <= 100 AND instr(place, char(0)) = 0),
	CONSTRAINT ck_group_from_on CHECK (typeof(from_on) IN ('text','null') AND length(from_on) <= 10 AND instr(from_on, char(0)) = 0 AND from_on LIKE '____-__-__'),
	CONSTRAINT ck_group_to_on CHECK (typeof(to_on) IN ('text','null') AND length(to_on) <= 10 AND instr(to_on, char(0)) = 0 AND to_on LIKE '____-__-__'),
	CONSTRAINT ck_group_state CHECK (typeof(state) IN ('text','null') AND length(state) <= 30 AND instr(state, char(0)) = 0),
	CONSTRAINT ck_group_aim CHECK (typeof(aim) IN ('text','null') AND length(aim) <= 1000 AND instr(aim, char(0)) = 0),
	CONSTRAINT ck_group_budget_fen CHECK (typeof(budget_fen) IN ('integer','null')),
	CONSTRAINT ck_group_budget_note CHECK (typeof(budget_note) IN ('text','null') AND length(budget_note) <= 500 AND instr(budget_note, char(0)) = 0),
	CONSTRAINT ck_group_difficulties CHECK (typeof(difficulties) IN ('text','null') AND length(difficulties) <= 1500 AND instr(difficulties, char(0)) = 0),
	CONSTRAINT ck_group_evaluation CHECK (typeof(evaluation) IN ('text','null') AND length(evaluation) <= 1000 AND instr(evaluation, char(0)) = 0),
	CONSTRAINT ck_group_form_state CHECK (typeof(form_state) IN ('text','null') AND length(form_state) <= 30 AND instr(form_state, char(0)) = 0),
	CONSTRAINT ck_group_secrecy CHECK (typeof(secrecy) IN ('text','null') AND length(secrecy) <= 30 AND instr(secrecy, char(0)) = 0),
	CONSTRAINT ck_group_filled_on CHECK (typeof(filled_on) IN ('text','null') AND length(filled_on) <= 10 AND instr(filled_on, char(0)) = 0 AND filled_on LIKE '____-__-__'),
	CONSTRAINT ck_group_reviewer CHECK (typeof(reviewer) IN ('text','null') AND length(reviewer) <= 50 AND instr(reviewer, char(0)) = 0),
	CONSTRAINT ck_group_reviewed_on CHECK (typeof(reviewed_on) IN ('text','null') AND length(reviewed_on) <= 10 AND instr(reviewed_on, char(0)) = 0 AND reviewed_on LIKE '____-__-__'),
	CONSTRAINT ck_group_review_note CHECK (typeof(review_note) IN ('text','null') AND length(review_note) <= 500 AND instr(review_note, char(0)) = 0),
	CONSTRAINT ck_group_supervisor_opinion CHECK (typeof(supervisor_opinion) IN ('text','null') AND length(supervisor_opinion) <= 1000 AND instr(supervisor_opinion, char(0)) = 0),
	CONSTRAINT ck_group_supervisor CHECK (typeof(supervisor) IN ('text','null') AND length(supervisor) <= 50 AND instr(supervisor, char(0)) = 0),
	CONSTRAINT ck_group_supervised_on CHECK (typeof(supervised_on) IN ('text','null') AND length(supervised_on) <= 10 AND instr(supervised_on, char(0)) = 0 AND supervised_on LIKE '____-__-__')
);

CREATE INDEX ix_group_number ON "group" (number);

CREATE INDEX ix_group_project_id ON "group" (project_id);

CREATE INDEX ix_group_station_id ON "group" (station_id);

CREATE INDEX ix_group_worker_id ON "group" (worker_id);

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
	worker_id INTEGER,
	form_state VARCHAR(30),
	secrecy VARCHAR(30),
	filled_on DATE,
	reviewer VARCHAR(50),
	reviewed_on DATE,
	review_note VARCHAR(500),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_household PRIMARY KEY (id),
	CONSTRAINT fk_household_township_id FOREIGN KEY(township_id) REFERENCES township (id),
	CONSTRAINT fk_household_village_id FOREIGN KEY(village_id) REFERENCES village (id),
	CONSTRAINT fk_household_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
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
	CONSTRAINT ck_household_area CHECK (typeof(area) IN ('integer','null')),
	CONSTRAINT ck_household_form_state CHECK (typeof(form_state) IN ('text','null') AND length(form_state) <= 30 AND instr(form_state, char(0)) = 0),
	CONSTRAINT ck_household_secrecy CHECK (typeof(secrecy) IN ('text','null') AND length(secrecy) <= 30 AND instr(secrecy, char(0)) = 0),
	CONSTRAINT ck_household_filled_on CHECK (typeof(filled_on) IN ('text','null') AND length(filled_on) <= 10 AND instr(filled_on, char(0)) = 0 AND filled_on LIKE '____-__-__'),
	CONSTRAINT ck_household_reviewer CHECK (typeof(reviewer) IN ('text','null') AND length(reviewer) <= 50 AND instr(reviewer, char(0)) = 0),
	CONSTRAINT ck_household_reviewed_on CHECK (typeof(reviewed_on) IN ('text','null') AND length(reviewed_on) <= 10 AND instr(reviewed_on, char(0)) = 0 AND reviewed_on LIKE '____-__-__'),
	CONSTRAINT ck_household_review_note CHECK (typeof(review_note) IN ('text','null') AND length(review_note) <= 500 AND instr(review_note, char(0)) = 0)
);

CREATE INDEX ix_household_number ON household (number);

CREATE INDEX ix_household_township_id ON household (township_id);

CREATE INDEX ix_household_village_id ON household (village_id);

CREATE INDEX ix_household_worker_id ON household (worker_id);

CREATE TABLE complaint (
	station_id INTEGER NOT NULL,
	received_on DATE NOT NULL,
	complainant VARCHAR(50),
	phone VARCHAR(50),
	way VARCHAR(30) NOT NULL,
	content VARCHAR(2000) NOT NULL,
	worker_id INTEGER,
	due_on DATE,
	handled_on DATE,
	handling VARCHAR(2000),
	answer VARCHAR(1000),
	satisfaction VARCHAR(30),
	number VARCHAR(40),
	form_state VARCHAR(30),
	secrecy VARCHAR(30),
	filled_on DATE,
	reviewer VARCHAR(50),
	reviewed_on DATE,
	review_note VARCHAR(500),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_complaint PRIMARY KEY (id),
	CONSTRAINT fk_complaint_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_complaint_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT uq_complaint_uid UNIQUE (uid),
	CONSTRAINT ck_complaint_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_complaint_received_on CHECK (typeof(received_on) IN ('text','null') AND length(received_on) <= 10 AND instr(received_on, char(0)) = 0 AND received_on LIKE '____-__-__'),
	CONSTRAINT ck_complaint_complainant CHECK (typeof(complainant) IN ('text','null') AND length(complainant) <= 50 AND instr(complainant, char(0)) = 0),
	CONSTRAINT ck_complaint_phone CHECK (typeof(phone) IN ('text','null') AND length(phone) <= 50 AND instr(phone, char(0)) = 0),
	CONSTRAINT ck_complaint_way CHECK (typeof(way) IN ('text','null') AND length(way) <= 30 AND instr(way, char(0)) = 0),
	CONSTRAINT ck_complaint_content CHECK (typeof(content) IN ('text','null') AND length(content) <= 2000 AND instr(content, char(0)) = 0),
	CONSTRAINT ck_complaint_due_on CHECK (typeof(due_on) IN ('text','null') AND length(due_on) <= 10 AND instr(due_on, char(0)) = 0 AND due_on LIKE '____-__-__'),
	CONSTRAINT ck_complaint_handled_on CHECK (typeof(handled_on) IN ('text','null') AND length(handled_on) <= 10 AND instr(handled_on, char(0)) = 0 AND handled_on LIKE '____-__-__'),
	CONSTRAINT ck_complaint_handling CHECK (typeof(handling) IN ('text','null') AND length(handling) <= 2000 AND instr(handling, char(0)) = 0),
	CONSTRAINT ck_complaint_answer CHECK (typeof(answer) IN ('text','null') AND length(answer) <= 1000 AND instr(answer, char(0)) = 0),
	CONSTRAINT ck_complaint_satisfaction CHECK (typeof(satisfaction) IN ('text','null') AND length(satisfaction) <= 30 AND instr(satisfaction, char(0)) = 0),
	CONSTRAINT ck_complaint_form_state CHECK (typeof(form_state) IN ('text','null') AND length(form_state) <= 30 AND instr(form_state, char(0)) = 0),
	CONSTRAINT ck_complaint_secrecy CHECK (typeof(secrecy) IN ('text','null') AND length(secrecy) <= 30 AND instr(secrecy, char(0)) = 0),
	CONSTRAINT ck_complaint_filled_on CHECK (typeof(filled_on) IN ('text','null') AND length(filled_on) <= 10 AND instr(filled_on, char(0)) = 0 AND filled_on LIKE '____-__-__'),
	CONSTRAINT ck_complaint_reviewer CHECK (typeof(reviewer) IN ('text','null') AND length(reviewer) <= 50 AND instr(reviewer, char(0)) = 0),
	CONSTRAINT ck_complaint_reviewed_on CHECK (typeof(reviewed_on) IN ('text','null') AND length(reviewed_on) <= 10 AND instr(reviewed_on, char(0)) = 0 AND reviewed_on LIKE '____-__-__'),
	CONSTRAINT ck_complaint_review_note CHECK (typeof(review_note) IN ('text','null') AND length(review_note) <= 500 AND instr(review_note, char(0)) = 0)
);

CREATE INDEX ix_complaint_number ON complaint (number);

CREATE INDEX ix_complaint_station_id ON complaint (station_id);

CREATE INDEX ix_complaint_worker_id ON complaint (worker_id);

CREATE TABLE safety_check (
	station_id INTEGER NOT NULL,
	checked_on DATE NOT NULL,
	worker_id INTEGER,
	fire VARCHAR(30),
	power VARCHAR(30),
	emergency VARCHAR(30),
	food VARCHAR(30),
	insurance VARCHAR(30),
	hazard VARCHAR(500),
	mend_by DATE,
	mended_on DATE,
	number VARCHAR(40),
	form_state VARCHAR(30),
	secrecy VARCHAR(30),
	filled_on DATE,
	reviewer VARCHAR(50),
	reviewed_on DATE,
	review_note VARCHAR(500),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_safety_check PRIMARY KEY (id),
	CONSTRAINT fk_safety_check_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_safety_check_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT uq_safety_check_uid UNIQUE (uid),
	CONSTRAINT ck_safety_check_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_safety_check_checked_on CHECK (typeof(checked_on) IN ('text','null') AND length(checked_on) <= 10 AND instr(checked_on, char(0)) = 0 AND checked_on LIKE '____-__-__'),
	CONSTRAINT ck_safety_check_fire CHECK (typeof(fire) IN ('text','null') AND length(fire) <= 30 AND instr(fire, char(0)) = 0),
	CONSTRAINT ck_safety_check_power CHECK (typeof(power) IN ('text','null') AND length(power) <= 30 AND instr(power, char(0)) = 0),
	CONSTRAINT ck_safety_check_emergency CHECK (typeof(emergency) IN ('text','null') AND length(emergency) <= 30 AND instr(emergency, char(0)) = 0),
	CONSTRAINT ck_safety_check_food CHECK (typeof(food) IN ('text','null') AND length(food) <= 30 AND instr(food, char(0)) = 0),
	CONSTRAINT ck_safety_check_insurance CHECK (typeof(insurance) IN ('text','null') AND length(insurance) <= 30 AND instr(insurance, char(0)) = 0),
	CONSTRAINT ck_safety_check_hazard CHECK (typeof(hazard) IN ('text','null') AND length(hazard) <= 500 AND instr(hazard, char(0)) = 0),
	CONSTRAINT ck_safety_check_mend_by CHECK (typeof(mend_by) IN ('text','null') AND length(mend_by) <= 10 AND instr(mend_by, char(0)) = 0 AND mend_by LIKE '____-__-__'),
	CONSTRAINT ck_safety_check_mended_on CHECK (typeof(mended_on) IN ('text','null') AND length(mended_on) <= 10 AND instr(mended_on, char(0)) = 0 AND mended_on LIKE '____-__-__'),
	CONSTRAINT ck_safety_check_form_state CHECK (typeof(form_state) IN ('text','null') AND length(form_state) <= 30 AND instr(form_state, char(0)) = 0),
	CONSTRAINT ck_safety_check_secrecy CHECK (typeof(secrecy) IN ('text','null') AND length(secrecy) <= 30 AND instr(secrecy, char(0)) = 0),
	CONSTRAINT ck_safety_check_filled_on CHECK (typeof(filled_on) IN ('text','null') AND length(filled_on) <= 10 AND instr(filled_on, char(0)) = 0 AND filled_on LIKE '____-__-__'),
	CONSTRAINT ck_safety_check_reviewer CHECK (typeof(reviewer) IN ('text','null') AND length(reviewer) <= 50 AND instr(reviewer, char(0)) = 0),
	CONSTRAINT ck_safety_check_reviewed_on CHECK (typeof(reviewed_on) IN ('text','null') AND length(reviewed_on) <= 10 AND instr(reviewed_on, char(0)) = 0 AND reviewed_on LIKE '____-__-__'),
	CONSTRAINT ck_safety_check_review_note CHECK (typeof(review_note) IN ('text','null') AND length(review_note) <= 500 AND instr(review_note, char(0)) = 0)
);

CREATE INDEX ix_safety_check_number ON safety_check (number);

CREATE INDEX ix_safety_check_station_id ON safety_check (station_id);

CREATE INDEX ix_safety_check_worker_id ON safety_check (worker_id);

CREATE TABLE assessment (
	station_id INTEGER NOT NULL,
	assessed_on DATE NOT NULL,
	assessor VARCHAR(80),
	conclusion VARCHAR(2000),
	worker_id INTEGER,
	passed BOOLEAN,
	number VARCHAR(40),
	form_state VARCHAR(30),
	secrecy VARCHAR(30),
	filled_on DATE,
	reviewer VARCHAR(50),
	reviewed_on DATE,
	review_note VARCHAR(500),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_assessment PRIMARY KEY (id),
	CONSTRAINT fk_assessment_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_assessment_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT uq_assessment_uid UNIQUE (uid),
	CONSTRAINT ck_assessment_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_assessment_assessed_on CHECK (typeof(assessed_on) IN ('text','null') AND length(assessed_on) <= 10 AND instr(assessed_on, char(0)) = 0 AND assessed_on LIKE '____-__-__'),
	CONSTRAINT ck_assessment_assessor CHECK (typeof(assessor) IN ('text','null') AND length(assessor) <= 80 AND instr(assessor, char(0)) = 0),
	CONSTRAINT ck_assessment_conclusion CHECK (typeof(conclusion) IN ('text','null') AND length(conclusion) <= 2000 AND instr(conclusion, char(0)) = 0),
	CONSTRAINT ck_assessment_passed CHECK (passed IN (0, 1)),
	CONSTRAINT ck_assessment_form_state CHECK (typeof(form_state) IN ('text','null') AND length(form_state) <= 30 AND instr(form_state, char(0)) = 0),
	CONSTRAINT ck_assessment_secrecy CHECK (typeof(secrecy) IN ('text','null') AND length(secrecy) <= 30 AND instr(secrecy, char(0)) = 0),
	CONSTRAINT ck_assessment_filled_on CHECK (typeof(filled_on) IN ('text','null') AND length(filled_on) <= 10 AND instr(filled_on, char(0)) = 0 AND filled_on LIKE '____-__-__'),
	CONSTRAINT ck_assessment_reviewer CHECK (typeof(reviewer) IN ('text','null') AND length(reviewer) <= 50 AND instr(reviewer, char(0)) = 0),
	CONSTRAINT ck_assessment_reviewed_on CHECK (typeof(reviewed_on) IN ('text','null') AND length(reviewed_on) <= 10 AND instr(reviewed_on, char(0)) = 0 AND reviewed_on LIKE '____-__-__'),
	CONSTRAINT ck_assessment_review_note CHECK (typeof(review_note) IN ('text','null') AND length(review_note) <= 500 AND instr(review_note, char(0)) = 0)
);

CREATE INDEX ix_assessment_number ON assessment (number);

CREATE INDEX ix_assessment_station_id ON assessment (station_id);

CREATE INDEX ix_assessment_worker_id ON assessment (worker_id);

CREATE TABLE pairing (
	plan_id INTEGER,
	sending_id INTEGER NOT NULL,
	receiving_id INTEGER,
	key_county_id INTEGER,
	area VARCHAR(60),
	kind VARCHAR(30) NOT NULL,
	mode VARCHAR(30),
	sender_fen BIGINT,
	receiver_fen BIGINT,
	grown INTEGER,
	result VARCHAR(1000),
	station_id INTEGER,
	worker_id INTEGER,
	from_on DATE NOT NULL,
	to_on DATE,
	number VARCHAR(40),
	form_state VARCHAR(30),
	secrecy VARCHAR(30),
	filled_on DATE,
	reviewer VARCHAR(50),
	reviewed_on DATE,
	review_note VARCHAR(500),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_pairing PRIMARY KEY (id),
	CONSTRAINT fk_pairing_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id),
	CONSTRAINT fk_pairing_sending_id FOREIGN KEY(sending_id) REFERENCES agency (id),
	CONSTRAINT fk_pairing_receiving_id FOREIGN KEY(receiving_id) REFERENCES agency (id),
	CONSTRAINT fk_pairing_key_county_id FOREIGN KEY(key_county_id) REFERENCES key_county (id),
	CONSTRAINT fk_pairing_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_pairing_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT uq_pairing_uid UNIQUE (uid),
	CONSTRAINT ck_pairing_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_pairing_area CHECK (typeof(area) IN ('text','null') AND length(area) <= 60 AND instr(area, char(0)) = 0),
	CONSTRAINT ck_pairing_kind CHECK (typeof(kind) IN ('text','null') AND length(kind) <= 30 AND instr(kind, char(0)) = 0),
	CONSTRAINT ck_pairing_mode CHECK (typeof(mode) IN ('text','null') AND length(mode) <= 30 AND instr(mode, char(0)) = 0),
	CONSTRAINT ck_pairing_sender_fen CHECK (typeof(sender_fen) IN ('integer','null')),
	CONSTRAINT ck_pairing_receiver_fen CHECK (typeof(receiver_fen) IN ('integer','null')),
	CONSTRAINT ck_pairing_grown CHECK (typeof(grown) IN ('integer','null')),
	CONSTRAINT ck_pairing_result CHECK (typeof(result) IN ('text','null') AND length(result) <= 1000 AND instr(result, char(0)) = 0),
	CONSTRAINT ck_pairing_from_on CHECK (typeof(from_on) IN ('text','null') AND length(from_on) <= 10 AND instr(from_on, char(0)) = 0 AND from_on LIKE '____-__-__'),
	CONSTRAINT ck_pairing_form_state CHECK (typeof(form_state) IN ('text','null') AND length(form_state) <= 30 AND instr(form_state, char(0)) = 0),
	CONSTRAINT ck_pairing_secrecy CHECK (typeof(secrecy) IN ('text','null') AND length(secrecy) <= 30 AND instr(secrecy, char(0)) = 0),
	CONSTRAINT ck_pairing_filled_on CHECK (typeof(filled_on) IN ('text','null') AND length(filled_on) <= 10 AND instr(filled_on, char(0)) = 0 AND filled_on LIKE '____-__-__'),
	CONSTRAINT ck_pairing_reviewer CHECK (typeof(reviewer) IN ('text','null') AND length(reviewer) <= 50 AND instr(reviewer, char(0)) = 0),
	CONSTRAINT ck_pairing_reviewed_on CHECK (typeof(reviewed_on) IN ('text','null') AND length(reviewed_on) <= 10 AND instr(reviewed_on, char(0)) = 0 AND reviewed_on LIKE '____-__-__'),
	CONSTRAINT ck_pairing_review_note CHECK (typeof(review_note) IN ('text','null') AND length(review_note) <= 500 AND instr(review_note, char(0)) = 0),
	CONSTRAINT ck_pairing_to_on CHECK (typeof(to_on) IN ('text','null') AND length(to_on) <= 10 AND instr(to_on, char(0)) = 0 AND to_on LIKE '____-__-__')
);

CREATE INDEX ix_pairing_key_county_id ON pairing (key_county_id);

CREATE INDEX ix_pairing_number ON pairing (number);

CREATE INDEX ix_pairing_plan_id ON pairing (plan_id);

CREATE INDEX ix_pairing_receiving_id ON pairing (receiving_id);

CREATE INDEX ix_pairing_sending_id ON pairing (sending_id);

CREATE INDEX ix_pairing_station_id ON pairing (station_id);

CREATE INDEX ix_pairing_worker_id ON pairing (worker_id);

CREATE TABLE resource (
	partner VARCHAR(30) NOT NULL,
	giver VARCHAR(100) NOT NULL,
	station_id INTEGER,
	worker_id INTEGER,
	kind VARCHAR(30) NOT NULL,
	what VARCHAR(200) NOT NULL,
	quantity VARCHAR(60),
	value_fen BIGINT,
	received_on DATE NOT NULL,
	headcount INTEGER,
	receiver VARCHAR(50),
	received DATE,
	project_id INTEGER,
	note VARCHAR(1000),
	number VARCHAR(40),
	form_state VARCHAR(30),
	secrecy VARCHAR(30),
	filled_on DATE,
	reviewer VARCHAR(50),
	reviewed_on DATE,
	review_note VARCHAR(500),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_resource PRIMARY KEY (id),
	CONSTRAINT fk_resource_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_resource_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT fk_resource_project_id FOREIGN KEY(project_id) REFERENCES project (id),
	CONSTRAINT uq_resource_uid UNIQUE (uid),
	CONSTRAINT ck_resource_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_resource_partner CHECK (typeof(partner) IN ('text','null') AND length(partner) <= 30 AND instr(partner, char(0)) = 0),
	CONSTRAINT ck_resource_giver CHECK (typeof(giver) IN ('text','null') AND length(giver) <= 100 AND instr(giver, char(0)) = 0),
	CONSTRAINT ck_resource_kind CHECK (typeof(kind) IN ('text','null') AND length(kind) <= 30 AND instr(kind, char(0)) = 0),
	CONSTRAINT ck_resource_what CHECK (typeof(what) IN ('text','null') AND length(what) <= 200 AND instr(what, char(0)) = 0),
	CONSTRAINT ck_resource_quantity CHECK (typeof(quantity) IN ('text','null') AND length(quantity) <= 60 AND instr(quantity, char(0)) = 0),
	CONSTRAINT ck_resource_value_fen CHECK (typeof(value_fen) IN ('integer','null')),
	CONSTRAINT ck_resource_received_on CHECK (typeof(received_on) IN ('text','null') AND length(received_on) <= 10 AND instr(received_on, char(0)) = 0 AND received_on LIKE '____-__-__'),
	CONSTRAINT ck_resource_headcount CHECK (typeof(headcount) IN ('integer','null')),
	CONSTRAINT ck_resource_receiver CHECK (typeof(receiver) IN ('text','null') AND length(receiver) <= 50 AND instr(receiver, char(0)) = 0),
	CONSTRAINT ck_resource_received CHECK (typeof(received) IN ('text','null') AND length(received) <= 10 AND instr(received, char(0)) = 0 AND received LIKE '____-__-__'),
	CONSTRAINT ck_resource_note CHECK (typeof(note) IN ('text','null') AND length(note) <= 1000 AND instr(note, char(0)) = 0),
	CONSTRAINT ck_resource_form_state CHECK (typeof(form_state) IN ('text','null') AND length(form_state) <= 30 AND instr(form_state, char(0)) = 0),
	CONSTRAINT ck_resource_secrecy CHECK (typeof(secrecy) IN ('text','null') AND length(secrecy) <= 30 AND instr(secrecy, char(0)) = 0),
	CONSTRAINT ck_resource_filled_on CHECK (typeof(filled_on) IN ('text','null') AND length(filled_on) <= 10 AND instr(filled_on, char(0)) = 0 AND filled_on LIKE '____-__-__'),
	CONSTRAINT ck_resource_reviewer CHECK (typeof(reviewer) IN ('text','null') AND length(reviewer) <= 50 AND instr(reviewer, char(0)) = 0),
	CONSTRAINT ck_resource_reviewed_on CHECK (typeof(reviewed_on) IN ('text','null') AND length(reviewed_on) <= 10 AND instr(reviewed_on, char(0)) = 0 AND reviewed_on LIKE '____-__-__'),
	CONSTRAINT ck_resource_review_note CHECK (typeof(review_note) IN ('text','null') AND length(review_note) <= 500 AND instr(review_note, char(0)) = 0)
);

CREATE INDEX ix_resource_number ON resource (number);

CREATE INDEX ix_resource_project_id ON resource (project_id);

CREATE INDEX ix_resource_received_on ON resource (received_on);

CREATE INDEX ix_resource_station_id ON resource (station_id);

CREATE INDEX ix_resource_worker_id ON resource (worker_id);

CREATE TABLE recruitment (
	number VARCHAR(40),
	station_id INTEGER NOT NULL,
	worker_id INTEGER,
	opened_on DATE NOT NULL,
	bureau_opinion VARCHAR(30) NOT NULL,
	town_opinion VARCHAR(30) NOT NULL,
	agency_opinion VARCHAR(30) NOT NULL,
	note VARCHAR(300),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_recruitment PRIMARY KEY (id),
	CONSTRAINT fk_recruitment_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_recruitment_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT uq_recruitment_uid UNIQUE (uid),
	CONSTRAINT ck_recruitment_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_recruitment_opened_on CHECK (typeof(opened_on) IN ('text','null') AND length(opened_on) <= 10 AND instr(opened_on, char(0)) = 0 AND opened_on LIKE '____-__-__'),
	CONSTRAINT ck_recruitment_bureau_opinion CHECK (typeof(bureau_opinion) IN ('text','null') AND length(bureau_opinion) <= 30 AND instr(bureau_opinion, char(0)) = 0),
	CONSTRAINT ck_recruitment_town_opinion CHECK (typeof(town_opinion) IN ('text','null') AND length(town_opinion) <= 30 AND instr(town_opinion, char(0)) = 0),
	CONSTRAINT ck_recruitment_agency_opinion CHECK (typeof(agency_opinion) IN ('text','null') AND length(agency_opinion) <= 30 AND instr(agency_opinion, char(0)) = 0),
	CONSTRAINT ck_recruitment_note CHECK (typeof(note) IN ('text','null') AND length(note) <= 300 AND instr(note, char(0)) = 0)
);

CREATE INDEX ix_recruitment_number ON recruitment (number);

CREATE INDEX ix_recruitment_station_id ON recruitment (station_id);

CREATE INDEX ix_recruitment_worker_id ON recruitment (worker_id);

CREATE TABLE certificate (
	worker_id INTEGER NOT NULL,
	level VARCHAR(30) NOT NULL,
	certificate_number VARCHAR(60),
	issued_on DATE NOT NULL,
	registered_to DATE,
	study_hours INTEGER,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_certificate PRIMARY KEY (id),
	CONSTRAINT fk_certificate_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT uq_certificate_uid UNIQUE (uid),
	CONSTRAINT ck_certificate_level CHECK (typeof(level) IN ('text','null') AND length(level) <= 30 AND instr(level, char(0)) = 0),
	CONSTRAINT ck_certificate_certificate_number CHECK (typeof(certificate_number) IN ('text','null') AND length(certificate_number) <= 60 AND instr(certificate_number, char(0)) = 0),
	CONSTRAINT ck_certificate_issued_on CHECK (typeof(issued_on) IN ('text','null') AND length(issued_on) <= 10 AND instr(issued_on, char(0)) = 0 AND issued_on LIKE '____-__-__'),
	CONSTRAINT ck_certificate_registered_to CHECK (typeof(registered_to) IN ('text','null') AND length(registered_to) <= 10 AND instr(registered_to, char(0)) = 0 AND registered_to LIKE '____-__-__'),
	CONSTRAINT ck_certificate_study_hours CHECK (typeof(study_hours) IN ('integer','null'))
);

CREATE INDEX ix_certificate_worker_id ON certificate (worker_id);

CREATE TABLE exam (
	worker_id INTEGER NOT NULL,
	level VARCHAR(30) NOT NULL,
	sat_on DATE NOT NULL,
	result VARCHAR(30) NOT NULL,
	ability_score INTEGER,
	practice_score INTEGER,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_exam PRIMARY KEY (id),
	CONSTRAINT fk_exam_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT uq_exam_uid UNIQUE (uid),
	CONSTRAINT ck_exam_level CHECK (typeof(level) IN ('text','null') AND length(level) <= 30 AND instr(level, char(0)) = 0),
	CONSTRAINT ck_exam_sat_on CHECK (typeof(sat_on) IN ('text','null') AND length(sat_on) <= 10 AND instr(sat_on, char(0)) = 0 AND sat_on LIKE '____-__-__'),
	CONSTRAINT ck_exam_result CHECK (typeof(result) IN ('text','null') AND length(result) <= 30 AND instr(result, char(0)) = 0),
	CONSTRAINT ck_exam_ability_score CHECK (typeof(ability_score) IN ('integer','null')),
	CONSTRAINT ck_exam_practice_score CHECK (typeof(practice_score) IN ('integer','null'))
);

CREATE INDEX ix_exam_worker_id ON exam (worker_id);

CREATE TABLE submission_file (
	submission_id INTEGER NOT NULL,
	name VARCHAR(120) NOT NULL,
	sha256 VARCHAR(64) NOT NULL,
	size INTEGER NOT NULL,
	public BOOLEAN,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_submission_file PRIMARY KEY (id),
	CONSTRAINT fk_submission_file_submission_id FOREIGN KEY(submission_id) REFERENCES submission (id),
	CONSTRAINT uq_submission_file_uid UNIQUE (uid),
	CONSTRAINT ck_submission_file_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 120 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_submission_file_sha256 CHECK (typeof(sha256) IN ('text','null') AND length(sha256) <= 64 AND instr(sha256, char(0)) = 0),
	CONSTRAINT ck_submission_file_size CHECK (typeof(size) IN ('integer','null')),
	CONSTRAINT ck_submission_file_public CHECK (public IN (0, 1))
);

CREATE INDEX ix_submission_file_submission_id ON submission_file (submission_id);

CREATE TABLE venue (
	name VARCHAR(60) NOT NULL,
	station_id INTEGER,
	room_id INTEGER,
	source VARCHAR(30) NOT NULL,
	source_note VARCHAR(200),
	area INTEGER,
	address VARCHAR(200),
	equipment VARCHAR(300),
	idle BOOLEAN,
	from_on DATE,
	to_on DATE,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_venue PRIMARY KEY (id),
	CONSTRAINT fk_venue_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_venue_room_id FOREIGN KEY(room_id) REFERENCES room (id),
	CONSTRAINT uq_venue_uid UNIQUE (uid),
	CONSTRAINT ck_venue_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 60 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_venue_source CHECK (typeof(source) IN ('text','null') AND length(source) <= 30 AND instr(source, char(0)) = 0),
	CONSTRAINT ck_venue_source_note CHECK (typeof(source_note) IN ('text','null') AND length(source_note) <= 200 AND instr(source_note, char(0)) = 0),
	CONSTRAINT ck_venue_area CHECK (typeof(area) IN ('integer','null')),
	CONSTRAINT ck_venue_address CHECK (typeof(address) IN ('text','null') AND length(address) <= 200 AND instr(address, char(0)) = 0),
	CONSTRAINT ck_venue_equipment CHECK (typeof(equipment) IN ('text','null') AND length(equipment) <= 300 AND instr(equipment, char(0)) = 0),
	CONSTRAINT ck_venue_idle CHECK (idle IN (0, 1)),
	CONSTRAINT ck_venue_from_on CHECK (typeof(from_on) IN ('text','null') AND length(from_on) <= 10 AND instr(from_on, char(0)) = 0 AND from_on LIKE '____-__-__'),
	CONSTRAINT ck_venue_to_on CHECK (typeof(to_on) IN ('text','null') AND length(to_on) <= 10 AND instr(to_on, char(0)) = 0 AND to_on LIKE '____-__-__')
);

CREATE INDEX ix_venue_room_id ON venue (room_id);

CREATE INDEX ix_venue_station_id ON venue (station_id);

CREATE TABLE volunteer (
	name VARCHAR(50) NOT NULL,
	id_number VARCHAR(18),
	sex VARCHAR(30),
	born_on DATE,
	phone VARCHAR(50),
	station_id INTEGER,
	address VARCHAR(200),
	joined_on DATE NOT NULL,
	left_on DATE,
	skills VARCHAR(200),
	organisation VARCHAR(100),
	appraisal VARCHAR(500),
	worker_id INTEGER,
	number VARCHAR(40),
	form_state VARCHAR(30),
	secrecy VARCHAR(30),
	filled_on DATE,
	reviewer VARCHAR(50),
	reviewed_on DATE,
	review_note VARCHAR(500),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_volunteer PRIMARY KEY (id),
	CONSTRAINT fk_volunteer_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_volunteer_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT uq_volunteer_uid UNIQUE (uid),
	CONSTRAINT ck_volunteer_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_volunteer_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 50 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_volunteer_id_number CHECK (typeof(id_number) IN ('text','null') AND length(id_number) <= 18 AND instr(id_number, char(0)) = 0),
	CONSTRAINT ck_volunteer_sex CHECK (typeof(sex) IN ('text','null') AND length(sex) <= 30 AND instr(sex, char(0)) = 0),
	CONSTRAINT ck_volunteer_born_on CHECK (typeof(born_on) IN ('text','null') AND length(born_on) <= 10 AND instr(born_on, char(0)) = 0 AND born_on LIKE '____-__-__'),
	CONSTRAINT ck_volunteer_phone CHECK (typeof(phone) IN ('text','null') AND length(phone) <= 50 AND instr(phone, char(0)) = 0),
	CONSTRAINT ck_volunteer_address CHECK (typeof(address) IN ('text','null') AND length(address) <= 200 AND instr(address, char(0)) = 0),
	CONSTRAINT ck_volunteer_joined_on CHECK (typeof(joined_on) IN ('text','null') AND length(joined_on) <= 10 AND instr(joined_on, char(0)) = 0 AND joined_on LIKE '____-__-__'),
	CONSTRAINT ck_volunteer_left_on CHECK (typeof(left_on) IN ('text','null') AND length(left_on) <= 10 AND instr(left_on, char(0)) = 0 AND left_on LIKE '____-__-__'),
	CONSTRAINT ck_volunteer_skills CHECK (typeof(skills) IN ('text','null') AND length(skills) <= 200 AND instr(skills, char(0)) = 0),
	CONSTRAINT ck_volunteer_organisation CHECK (typeof(organisation) IN ('text','null') AND length(organisation) <= 100 AND instr(organisation, char(0)) = 0),
	CONSTRAINT ck_volunteer_appraisal CHECK (typeof(appraisal) IN ('text','null') AND length(appraisal) <= 500 AND instr(appraisal, char(0)) = 0),
	CONSTRAINT ck_volunteer_form_state CHECK (typeof(form_state) IN ('text','null') AND length(form_state) <= 30 AND instr(form_state, char(0)) = 0),
	CONSTRAINT ck_volunteer_secrecy CHECK (typeof(secrecy) IN ('text','null') AND length(secrecy) <= 30 AND instr(secrecy, char(0)) = 0),
	CONSTRAINT ck_volunteer_filled_on CHECK (typeof(filled_on) IN ('text','null') AND length(filled_on) <= 10 AND instr(filled_on, char(0)) = 0 AND filled_on LIKE '____-__-__'),
	CONSTRAINT ck_volunteer_reviewer CHECK (typeof(reviewer) IN ('text','null') AND length(reviewer) <= 50 AND instr(reviewer, char(0)) = 0),
	CONSTRAINT ck_volunteer_reviewed_on CHECK (typeof(reviewed_on) IN ('text','null') AND length(reviewed_on) <= 10 AND instr(reviewed_on, char(0)) = 0 AND reviewed_on LIKE '____-__-__'),
	CONSTRAINT ck_volunteer_review_note CHECK (typeof(review_note) IN ('text','null') AND length(review_note) <= 500 AND instr(review_note, char(0)) = 0)
);

CREATE INDEX ix_volunteer_id_number ON volunteer (id_number);

CREATE INDEX ix_volunteer_number ON volunteer (number);

CREATE INDEX ix_volunteer_station_id ON volunteer (station_id);

CREATE INDEX ix_volunteer_worker_id ON volunteer (worker_id);

CREATE TABLE event_items (
	owner_id INTEGER NOT NULL,
	code VARCHAR(30) NOT NULL,
	CONSTRAINT pk_event_items PRIMARY KEY (owner_id, code),
	CONSTRAINT fk_event_items_owner_id FOREIGN KEY(owner_id) REFERENCES event (id) ON DELETE CASCADE
)
 WITHOUT ROWID
;

CREATE TABLE event_partners (
	owner_id INTEGER NOT NULL,
	code VARCHAR(30) NOT NULL,
	CONSTRAINT pk_event_partners PRIMARY KEY (owner_id, code),
	CONSTRAINT fk_event_partners_owner_id FOREIGN KEY(owner_id) REFERENCES event (id) ON DELETE CASCADE
)
 WITHOUT ROWID
;

CREATE TABLE event_revival (
	owner_id INTEGER NOT NULL,
	code VARCHAR(30) NOT NULL,
	CONSTRAINT pk_event_revival PRIMARY KEY (owner_id, code),
	CONSTRAINT fk_event_revival_owner_id FOREIGN KEY(owner_id) REFERENCES event (id) ON DELETE CASCADE
)
 WITHOUT ROWID
;

CREATE TABLE event_step (
	event_id INTEGER NOT NULL,
	time VARCHAR(30),
	step VARCHAR(200) NOT NULL,
	responsible VARCHAR(50),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_event_step PRIMARY KEY (id),
	CONSTRAINT fk_event_step_event_id FOREIGN KEY(event_id) REFERENCES event (id),
	CONSTRAINT uq_event_step_uid UNIQUE (uid),
	CONSTRAINT ck_event_step_time CHECK (typeof(time) IN ('text','null') AND length(time) <= 30 AND instr(time, char(0)) = 0),
	CONSTRAINT ck_event_step_step CHECK (typeof(step) IN ('text','null') AND length(step) <= 200 AND instr(step, char(0)) = 0),
	CONSTRAINT ck_event_step_responsible CHECK (typeof(responsible) IN ('text','null') AND length(responsible) <= 50 AND instr(responsible, char(0)) = 0)
);

CREATE INDEX ix_event_step_event_id ON event_step (event_id);

CREATE TABLE event_duty (
	event_id INTEGER NOT NULL,
	who VARCHAR(60) NOT NULL,
	duty VARCHAR(200),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_event_duty PRIMARY KEY (id),
	CONSTRAINT fk_event_duty_event_id FOREIGN KEY(event_id) REFERENCES event (id),
	CONSTRAINT uq_event_duty_uid UNIQUE (uid),
	CONSTRAINT ck_event_duty_who CHECK (typeof(who) IN ('text','null') AND length(who) <= 60 AND instr(who, char(0)) = 0),
	CONSTRAINT ck_event_duty_duty CHECK (typeof(duty) IN ('text','null') AND length(duty) <= 200 AND instr(duty, char(0)) = 0)
);

CREATE INDEX ix_event_duty_event_id ON event_duty (event_id);

CREATE TABLE event_cost (
	event_id INTEGER NOT NULL,
	thing VARCHAR(80) NOT NULL,
	quantity VARCHAR(30),
	amount_fen BIGINT,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_event_cost PRIMARY KEY (id),
	CONSTRAINT fk_event_cost_event_id FOREIGN KEY(event_id) REFERENCES event (id),
	CONSTRAINT uq_event_cost_uid UNIQUE (uid),
	CONSTRAINT ck_event_cost_thing CHECK (typeof(thing) IN ('text','null') AND length(thing) <= 80 AND instr(thing, char(0)) = 0),
	CONSTRAINT ck_event_cost_quantity CHECK (typeof(quantity) IN ('text','null') AND length(quantity) <= 30 AND instr(quantity, char(0)) = 0),
	CONSTRAINT ck_event_cost_amount_fen CHECK (typeof(amount_fen) IN ('integer','null'))
);

CREATE INDEX ix_event_cost_event_id ON event_cost (event_id);

CREATE TABLE budget_line (
	funding_id INTEGER NOT NULL,
	subject VARCHAR(30) NOT NULL,
	source VARCHAR(30),
	station_id INTEGER,
	amount_fen BIGINT NOT NULL,
	note VARCHAR(200),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_budget_line PRIMARY KEY (id),
	CONSTRAINT fk_budget_line_funding_id FOREIGN KEY(funding_id) REFERENCES funding (id),
	CONSTRAINT fk_budget_line_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT uq_budget_line_uid UNIQUE (uid),
	CONSTRAINT ck_budget_line_subject CHECK (typeof(subject) IN ('text','null') AND length(subject) <= 30 AND instr(subject, char(0)) = 0),
	CONSTRAINT ck_budget_line_source CHECK (typeof(source) IN ('text','null') AND length(source) <= 30 AND instr(source, char(0)) = 0),
	CONSTRAINT ck_budget_line_amount_fen CHECK (typeof(amount_fen) IN ('integer','null')),
	CONSTRAINT ck_budget_line_note CHECK (typeof(note) IN ('text','null') AND length(note) <= 200 AND instr(note, char(0)) = 0)
);

CREATE INDEX ix_budget_line_funding_id ON budget_line (funding_id);

CREATE INDEX ix_budget_line_station_id ON budget_line (station_id);

CREATE TABLE group_theories (
	owner_id INTEGER NOT NULL,
	code VARCHAR(30) NOT NULL,
	CONSTRAINT pk_group_theories PRIMARY KEY (owner_id, code),
	CONSTRAINT fk_group_theories_owner_id FOREIGN KEY(owner_id) REFERENCES "group" (id) ON DELETE CASCADE
)
 WITHOUT ROWID
;

CREATE TABLE group_items (
	owner_id INTEGER NOT NULL,
	code VARCHAR(30) NOT NULL,
	CONSTRAINT pk_group_items PRIMARY KEY (owner_id, code),
	CONSTRAINT fk_group_items_owner_id FOREIGN KEY(owner_id) REFERENCES "group" (id) ON DELETE CASCADE
)
 WITHOUT ROWID
;

CREATE TABLE group_partners (
	owner_id INTEGER NOT NULL,
	code VARCHAR(30) NOT NULL,
	CONSTRAINT pk_group_partners PRIMARY KEY (owner_id, code),
	CONSTRAINT fk_group_partners_owner_id FOREIGN KEY(owner_id) REFERENCES "group" (id) ON DELETE CASCADE
)
 WITHOUT ROWID
;

CREATE TABLE group_goal (
	group_id INTEGER NOT NULL,
	goal VARCHAR(300) NOT NULL,
	measure VARCHAR(200),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_group_goal PRIMARY KEY (id),
	CONSTRAINT fk_group_goal_group_id FOREIGN KEY(group_id) REFERENCES "group" (id),
	CONSTRAINT uq_group_goal_uid UNIQUE (uid),
	CONSTRAINT ck_group_goal_goal CHECK (typeof(goal) IN ('text','null') AND length(goal) <= 300 AND instr(goal, char(0)) = 0),
	CONSTRAINT ck_group_goal_measure CHECK (typeof(measure) IN ('text','null') AND length(measure) <= 200 AND instr(measure, char(0)) = 0)
);

CREATE INDEX ix_group_goal_group_id ON group_goal (group_id);

CREATE TABLE group_outline (
	group_id INTEGER NOT NULL,
	nth INTEGER,
	planned_on DATE,
	theme VARCHAR(100),
	goal VARCHAR(300),
	content VARCHAR(1000),
	materials VARCHAR(200),
	minutes INTEGER,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_group_outline PRIMARY KEY (id),
	CONSTRAINT fk_group_outline_group_id FOREIGN KEY(group_id) REFERENCES "group" (id),
	CONSTRAINT uq_group_outline_uid UNIQUE (uid),
	CONSTRAINT ck_group_outline_nth CHECK (typeof(nth) IN ('integer','null')),
	CONSTRAINT ck_group_outline_planned_on CHECK (typeof(planned_on) IN ('text','null') AND length(planned_on) <= 10 AND instr(planned_on, char(0)) = 0 AND planned_on LIKE '____-__-__'),
	CONSTRAINT ck_group_outline_theme CHECK (typeof(theme) IN ('text','null') AND length(theme) <= 100 AND instr(theme, char(0)) = 0),
	CONSTRAINT ck_group_outline_goal CHECK (typeof(goal) IN ('text','null') AND length(goal) <= 300 AND instr(goal, char(0)) = 0),
	CONSTRAINT ck_group_outline_content CHECK (typeof(content) IN ('text','null') AND length(content) <= 1000 AND instr(content, char(0)) = 0),
	CONSTRAINT ck_group_outline_materials CHECK (typeof(materials) IN ('text','null') AND length(materials) <= 200 AND instr(materials, char(0)) = 0),
	CONSTRAINT ck_group_outline_minutes CHECK (typeof(minutes) IN ('integer','null'))
);

CREATE INDEX ix_group_outline_group_id ON group_outline (group_id);

CREATE TABLE group_session (
	held_on DATE NOT NULL,
	nth INTEGER,
	phase VARCHAR(30),
	theme VARCHAR(100),
	started_at VARCHAR(5),
	ended_at VARCHAR(5),
	minutes INTEGER,
	mileage INTEGER,
	place VARCHAR(100),
	headcount INTEGER,
	dynamics VARCHAR(1500),
	leadership VARCHAR(1000),
	"conflict" VARCHAR(1000),
	attained VARCHAR(1000),
	review VARCHAR(1500),
	next_plan VARCHAR(1000),
	group_id INTEGER NOT NULL,
	station_id INTEGER,
	worker_id INTEGER,
	number VARCHAR(40),
	form_state VARCHAR(30),
	secrecy VARCHAR(30),
	filled_on DATE,
	reviewer VARCHAR(50),
	reviewed_on DATE,
	review_note VARCHAR(500),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_group_session PRIMARY KEY (id),
	CONSTRAINT fk_group_session_group_id FOREIGN KEY(group_id) REFERENCES "group" (id),
	CONSTRAINT fk_group_session_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_group_session_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT uq_group_session_uid UNIQUE (uid),
	CONSTRAINT ck_group_session_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_group_session_held_on CHECK (typeof(held_on) IN ('text','null') AND length(held_on) <= 10 AND instr(held_on, char(0)) = 0 AND held_on LIKE '____-__-__'),
	CONSTRAINT ck_group_session_nth CHECK (typeof(nth) IN ('integer','null')),
	CONSTRAINT ck_group_session_phase CHECK (typeof(phase) IN ('text','null') AND length(phase) <= 30 AND instr(phase, char(0)) = 0),
	CONSTRAINT ck_group_session_theme CHECK (typeof(theme) IN ('text','null') AND length(theme) <= 100 AND instr(theme, char(0)) = 0),
	CONSTRAINT ck_group_session_started_at CHECK (typeof(started_at) IN ('text','null') AND length(started_at) <= 5 AND instr(started_at, char(0)) = 0),
	CONSTRAINT ck_group_session_ended_at CHECK (typeof(ended_at) IN ('text','null') AND length(ended_at) <= 5 AND instr(ended_at, char(0)) = 0),
	CONSTRAINT ck_group_session_minutes CHECK (typeof(minutes) IN ('integer','null')),
	CONSTRAINT ck_group_session_mileage CHECK (typeof(mileage) IN ('integer','null')),
	CONSTRAINT ck_group_session_place CHECK (typeof(place) IN ('text','null') AND length(place) <= 100 AND instr(place, char(0)) = 0),
	CONSTRAINT ck_group_session_headcount CHECK (typeof(headcount) IN ('integer','null')),
	CONSTRAINT ck_group_session_dynamics CHECK (typeof(dynamics) IN ('text','null') AND length(dynamics) <= 1500 AND instr(dynamics, char(0)) = 0),
	CONSTRAINT ck_group_session_leadership CHECK (typeof(leadership) IN ('text','null') AND length(leadership) <= 1000 AND instr(leadership, char(0)) = 0),
	CONSTRAINT ck_group_session_conflict CHECK (typeof(conflict) IN ('text','null') AND length(conflict) <= 1000 AND instr(conflict, char(0)) = 0),
	CONSTRAINT ck_group_session_attained CHECK (typeof(attained) IN ('text','null') AND length(attained) <= 1000 AND instr(attained, char(0)) = 0),
	CONSTRAINT ck_group_session_review CHECK (typeof(review) IN ('text','null') AND length(review) <= 1500 AND instr(review, char(0)) = 0),
	CONSTRAINT ck_group_session_next_plan CHECK (typeof(next_plan) IN ('text','null') AND length(next_plan) <= 1000 AND instr(next_plan, char(0)) = 0),
	CONSTRAINT ck_group_session_form_state CHECK (typeof(form_state) IN ('text','null') AND length(form_state) <= 30 AND instr(form_state, char(0)) = 0),
	CONSTRAINT ck_group_session_secrecy CHECK (typeof(secrecy) IN ('text','null') AND length(secrecy) <= 30 AND instr(secrecy, char(0)) = 0),
	CONSTRAINT ck_group_session_filled_on CHECK (typeof(filled_on) IN ('text','null') AND length(filled_on) <= 10 AND instr(filled_on, char(0)) = 0 AND filled_on LIKE '____-__-__'),
	CONSTRAINT ck_group_session_reviewer CHECK (typeof(reviewer) IN ('text','null') AND length(reviewer) <= 50 AND instr(reviewer, char(0)) = 0),
	CONSTRAINT ck_group_session_reviewed_on CHECK (typeof(reviewed_on) IN ('text','null') AND length(reviewed_on) <= 10 AND instr(reviewed_on, char(0)) = 0 AND reviewed_on LIKE '____-__-__'),
	CONSTRAINT ck_group_session_review_note CHECK (typeof(review_note) IN ('text','null') AND length(review_note) <= 500 AND instr(review_note, char(0)) = 0)
);

CREATE INDEX ix_group_session_group_id ON group_session (group_id);

CREATE INDEX ix_group_session_held_on ON group_session (held_on);

CREATE INDEX ix_group_session_number ON group_session (number);

CREATE INDEX ix_group_session_station_id ON group_session (station_id);

CREATE INDEX ix_group_session_worker_id ON group_session (worker_id);

CREATE TABLE group_summary (
	summed_on DATE NOT NULL,
	very_satisfied INTEGER,
	satisfied INTEGER,
	so_so INTEGER,
	dissatisfied INTEGER,
	very_dissatisfied INTEGER,
	attained VARCHAR(2000),
	spent_fen BIGINT,
	spent_note VARCHAR(500),
	reflection VARCHAR(2000),
	group_id INTEGER NOT NULL,
	station_id INTEGER,
	worker_id INTEGER,
	number VARCHAR(40),
	form_state VARCHAR(30),
	secrecy VARCHAR(30),
	filled_on DATE,
	reviewer VARCHAR(50),
	reviewed_on DATE,
	review_note VARCHAR(500),
	supervisor_opinion VARCHAR(1000),
	supervisor VARCHAR(50),
	supervised_on DATE,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_group_summary PRIMARY KEY (id),
	CONSTRAINT fk_group_summary_group_id FOREIGN KEY(group_id) REFERENCES "group" (id),
	CONSTRAINT fk_group_summary_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_group_summary_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT uq_group_summary_uid UNIQUE (uid),
	CONSTRAINT ck_group_summary_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_group_summary_summed_on CHECK (typeof(summed_on) IN ('text','null') AND length(summed_on) <= 10 AND instr(summed_on, char(0)) = 0 AND summed_on LIKE '____-__-__'),
	CONSTRAINT ck_group_summary_very_satisfied CHECK (typeof(very_satisfied) IN ('integer','null')),
	CONSTRAINT ck_group_summary_satisfied CHECK (typeof(satisfied) IN ('integer','null')),
	CONSTRAINT ck_group_summary_so_so CHECK (typeof(so_so) IN ('integer','null')),
	CONSTRAINT ck_group_summary_dissatisfied CHECK (typeof(dissatisfied) IN ('integer','null')),
	CONSTRAINT ck_group_summary_very_dissatisfied CHECK (typeof(very_dissatisfied) IN ('integer','null')),
	CONSTRAINT ck_group_summary_attained CHECK (typeof(attained) IN ('text','null') AND length(attained) <= 2000 AND instr(attained, char(0)) = 0),
	CONSTRAINT ck_group_summary_spent_fen CHECK (typeof(spent_fen) IN ('integer','null')),
	CONSTRAINT ck_group_summary_spent_note CHECK (typeof(spent_note) IN ('text','null') AND length(spent_note) <= 500 AND instr(spent_note, char(0)) = 0),
	CONSTRAINT ck_group_summary_reflection CHECK (typeof(reflection) IN ('text','null') AND length(reflection) <= 2000 AND instr(reflection, char(0)) = 0),
	CONSTRAINT ck_group_summary_form_state CHECK (typeof(form_state) IN ('text','null') AND length(form_state) <= 30 AND instr(form_state, char(0)) = 0),
	CONSTRAINT ck_group_summary_secrecy CHECK (typeof(secrecy) IN ('text','null') AND length(secrecy) <= 30 AND instr(secrecy, char(0)) = 0),
	CONSTRAINT ck_group_summary_filled_on CHECK (typeof(filled_on) IN ('text','null') AND length(filled_on) <= 10 AND instr(filled_on, char(0)) = 0 AND filled_on LIKE '____-__-__'),
	CONSTRAINT ck_group_summary_reviewer CHECK (typeof(reviewer) IN ('text','null') AND length(reviewer) <= 50 AND instr(reviewer, char(0)) = 0),
	CONSTRAINT ck_group_summary_reviewed_on CHECK (typeof(reviewed_on) IN ('text','null') AND length(reviewed_on) <= 10 AND instr(reviewed_on, char(0)) = 0 AND reviewed_on LIKE '____-__-__'),
	CONSTRAINT ck_group_summary_review_note CHECK (typeof(review_note) IN ('text','null') AND length(review_note) <= 500 AND instr(review_note, char(0)) = 0),
	CONSTRAINT ck_group_summary_supervisor_opinion CHECK (typeof(supervisor_opinion) IN ('text','null') AND length(supervisor_opinion) <= 1000 AND instr(supervisor_opinion, char(0)) = 0),
	CONSTRAINT ck_group_summary_supervisor CHECK (typeof(supervisor) IN ('text','null') AND length(supervisor) <= 50 AND instr(supervisor, char(0)) = 0),
	CONSTRAINT ck_group_summary_supervised_on CHECK (typeof(supervised_on) IN ('text','null') AND length(supervised_on) <= 10 AND instr(supervised_on, char(0)) = 0 AND supervised_on LIKE '____-__-__')
);

CREATE INDEX ix_group_summary_group_id ON group_summary (group_id);

CREATE INDEX ix_group_summary_number ON group_summary (number);

CREATE INDEX ix_group_summary_station_id ON group_summary (station_id);

CREATE INDEX ix_group_summary_worker_id ON group_summary (worker_id);

CREATE TABLE member (
	household_id INTEGER NOT NULL,
	name VARCHAR(50) NOT NULL,
	relation VARCHAR(30),
	birth_year INTEGER,
	born_on DATE,
	labour VARCHAR(30),
	away_place VARCHAR(100),
	phone VARCHAR(50),
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
	CONSTRAINT ck_member_phone CHECK (typeof(phone) IN ('text','null') AND length(phone) <= 50 AND instr(phone, char(0)) = 0)
);

CREATE INDEX ix_member_household_id ON member (household_id);

CREATE TABLE supervision (
	station_id INTEGER NOT NULL,
	held_on DATE NOT NULL,
	minutes INTEGER,
	supervisor VARCHAR(50),
	form VARCHAR(30) NOT NULL,
	pairing_id INTEGER,
	topic VARCHAR(200) NOT NULL,
	advice VARCHAR(3000),
	worker_id INTEGER,
	number VARCHAR(40),
	form_state VARCHAR(30),
	secrecy VARCHAR(30),
	filled_on DATE,
	reviewer VARCHAR(50),
	reviewed_on DATE,
	review_note VARCHAR(500),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_supervision PRIMARY KEY (id),
	CONSTRAINT fk_supervision_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_supervision_pairing_id FOREIGN KEY(pairing_id) REFERENCES pairing (id),
	CONSTRAINT fk_supervision_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT uq_supervision_uid UNIQUE (uid),
	CONSTRAINT ck_supervision_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_supervision_held_on CHECK (typeof(held_on) IN ('text','null') AND length(held_on) <= 10 AND instr(held_on, char(0)) = 0 AND held_on LIKE '____-__-__'),
	CONSTRAINT ck_supervision_minutes CHECK (typeof(minutes) IN ('integer','null')),
	CONSTRAINT ck_supervision_supervisor CHECK (typeof(supervisor) IN ('text','null') AND length(supervisor) <= 50 AND instr(supervisor, char(0)) = 0),
	CONSTRAINT ck_supervision_form CHECK (typeof(form) IN ('text','null') AND length(form) <= 30 AND instr(form, char(0)) = 0),
	CONSTRAINT ck_supervision_topic CHECK (typeof(topic) IN ('text','null') AND length(topic) <= 200 AND instr(topic, char(0)) = 0),
	CONSTRAINT ck_supervision_advice CHECK (typeof(advice) IN ('text','null') AND length(advice) <= 3000 AND instr(advice, char(0)) = 0),
	CONSTRAINT ck_supervision_form_state CHECK (typeof(form_state) IN ('text','null') AND length(form_state) <= 30 AND instr(form_state, char(0)) = 0),
	CONSTRAINT ck_supervision_secrecy CHECK (typeof(secrecy) IN ('text','null') AND length(secrecy) <= 30 AND instr(secrecy, char(0)) = 0),
	CONSTRAINT ck_supervision_filled_on CHECK (typeof(filled_on) IN ('text','null') AND length(filled_on) <= 10 AND instr(filled_on, char(0)) = 0 AND filled_on LIKE '____-__-__'),
	CONSTRAINT ck_supervision_reviewer CHECK (typeof(reviewer) IN ('text','null') AND length(reviewer) <= 50 AND instr(reviewer, char(0)) = 0),
	CONSTRAINT ck_supervision_reviewed_on CHECK (typeof(reviewed_on) IN ('text','null') AND length(reviewed_on) <= 10 AND instr(reviewed_on, char(0)) = 0 AND reviewed_on LIKE '____-__-__'),
	CONSTRAINT ck_supervision_review_note CHECK (typeof(review_note) IN ('text','null') AND length(review_note) <= 500 AND instr(review_note, char(0)) = 0)
);

CREATE INDEX ix_supervision_number ON supervision (number);

CREATE INDEX ix_supervision_pairing_id ON supervision (pairing_id);

CREATE INDEX ix_supervision_station_id ON supervision (station_id);

CREATE INDEX ix_supervision_worker_id ON supervision (worker_id);

CREATE TABLE mark (
	assessment_id INTEGER NOT NULL,
	item VARCHAR(30) NOT NULL,
	"full" INTEGER,
	own INTEGER,
	county INTEGER,
	evidence VARCHAR(200),
	link VARCHAR(300),
	reason VARCHAR(200),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_mark PRIMARY KEY (id),
	CONSTRAINT fk_mark_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessment (id),
	CONSTRAINT uq_mark_uid UNIQUE (uid),
	CONSTRAINT ck_mark_item CHECK (typeof(item) IN ('text','null') AND length(item) <= 30 AND instr(item, char(0)) = 0),
	CONSTRAINT ck_mark_full CHECK (typeof(full) IN ('integer','null')),
	CONSTRAINT ck_mark_own CHECK (typeof(own) IN ('integer','null')),
	CONSTRAINT ck_mark_county CHECK (typeof(county) IN ('integer','null')),
	CONSTRAINT ck_mark_evidence CHECK (typeof(evidence) IN ('text','null') AND length(evidence) <= 200 AND instr(evidence, char(0)) = 0),
	CONSTRAINT ck_mark_link CHECK (typeof(link) IN ('text','null') AND length(link) <= 300 AND instr(link, char(0)) = 0),
	CONSTRAINT ck_mark_reason CHECK (typeof(reason) IN ('text','null') AND length(reason) <= 200 AND instr(reason, char(0)) = 0)
);

CREATE INDEX ix_mark_assessment_id ON mark (assessment_id);

CREATE TABLE pairing_task (
	pairing_id INTEGER NOT NULL,
	task VARCHAR(30) NOT NULL,
	state VARCHAR(30) NOT NULL,
	note VARCHAR(300),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_pairing_task PRIMARY KEY (id),
	CONSTRAINT fk_pairing_task_pairing_id FOREIGN KEY(pairing_id) REFERENCES pairing (id),
	CONSTRAINT uq_pairing_task_uid UNIQUE (uid),
	CONSTRAINT ck_pairing_task_task CHECK (typeof(task) IN ('text','null') AND length(task) <= 30 AND instr(task, char(0)) = 0),
	CONSTRAINT ck_pairing_task_state CHECK (typeof(state) IN ('text','null') AND length(state) <= 30 AND instr(state, char(0)) = 0),
	CONSTRAINT ck_pairing_task_note CHECK (typeof(note) IN ('text','null') AND length(note) <= 300 AND instr(note, char(0)) = 0)
);

CREATE INDEX ix_pairing_task_pairing_id ON pairing_task (pairing_id);

CREATE TABLE dispatch (
	pairing_id INTEGER NOT NULL,
	name VARCHAR(50) NOT NULL,
	from_on DATE NOT NULL,
	to_on DATE,
	work VARCHAR(500),
	result VARCHAR(500),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_dispatch PRIMARY KEY (id),
	CONSTRAINT fk_dispatch_pairing_id FOREIGN KEY(pairing_id) REFERENCES pairing (id),
	CONSTRAINT uq_dispatch_uid UNIQUE (uid),
	CONSTRAINT ck_dispatch_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 50 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_dispatch_from_on CHECK (typeof(from_on) IN ('text','null') AND length(from_on) <= 10 AND instr(from_on, char(0)) = 0 AND from_on LIKE '____-__-__'),
	CONSTRAINT ck_dispatch_to_on CHECK (typeof(to_on) IN ('text','null') AND length(to_on) <= 10 AND instr(to_on, char(0)) = 0 AND to_on LIKE '____-__-__'),
	CONSTRAINT ck_dispatch_work CHECK (typeof(work) IN ('text','null') AND length(work) <= 500 AND instr(work, char(0)) = 0),
	CONSTRAINT ck_dispatch_result CHECK (typeof(result) IN ('text','null') AND length(result) <= 500 AND instr(result, char(0)) = 0)
);

CREATE INDEX ix_dispatch_pairing_id ON dispatch (pairing_id);

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
	phone VARCHAR(50),
	contact_name VARCHAR(50),
	contact_relation VARCHAR(30),
	contact_phone VARCHAR(50),
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
	in_charge_id INTEGER,
	consent_on DATE,
	consent_way VARCHAR(30),
	consent_scope VARCHAR(200),
	consent_guardian VARCHAR(50),
	left_on DATE,
	left_reason VARCHAR(30),
	returned_on DATE,
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
	CONSTRAINT fk_person_in_charge_id FOREIGN KEY(in_charge_id) REFERENCES worker (id),
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
	CONSTRAINT ck_person_phone CHECK (typeof(phone) IN ('text','null') AND length(phone) <= 50 AND instr(phone, char(0)) = 0),
	CONSTRAINT ck_person_contact_name CHECK (typeof(contact_name) IN ('text','null') AND length(contact_name) <= 50 AND instr(contact_name, char(0)) = 0),
	CONSTRAINT ck_person_contact_relation CHECK (typeof(contact_relation) IN ('text','null') AND length(contact_relation) <= 30 AND instr(contact_relation, char(0)) = 0),
	CONSTRAINT ck_person_contact_phone CHECK (typeof(contact_phone) IN ('text','null') AND length(contact_phone) <= 50 AND instr(contact_phone, char(0)) = 0),
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
	CONSTRAINT ck_person_returned_on CHECK (typeof(returned_on) IN ('text','null') AND length(returned_on) <= 10 AND instr(returned_on, char(0)) = 0 AND returned_on LIKE '____-__-__'),
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

CREATE INDEX ix_person_filed_on ON person (filed_on);

CREATE INDEX ix_person_household_id ON person (household_id);

CREATE INDEX ix_person_id_number ON person (id_number);

CREATE INDEX ix_person_in_charge_id ON person (in_charge_id);

CREATE INDEX ix_person_number ON person (number);

CREATE INDEX ix_person_township_id ON person (township_id);

CREATE INDEX ix_person_village_id ON person (village_id);

CREATE INDEX ix_person_worker_id ON person (worker_id);

CREATE TABLE publicity (
	name VARCHAR(120) NOT NULL,
	station_id INTEGER,
	pairing_id INTEGER,
	channel VARCHAR(30) NOT NULL,
	published_on DATE NOT NULL,
	link VARCHAR(300),
	source VARCHAR(80),
	author VARCHAR(50),
	photos BOOLEAN,
	photo_credit VARCHAR(80),
	people_shown BOOLEAN,
	consented BOOLEAN,
	worker_id INTEGER,
	number VARCHAR(40),
	form_state VARCHAR(30),
	secrecy VARCHAR(30),
	filled_on DATE,
	reviewer VARCHAR(50),
	reviewed_on DATE,
	review_note VARCHAR(500),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_publicity PRIMARY KEY (id),
	CONSTRAINT fk_publicity_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_publicity_pairing_id FOREIGN KEY(pairing_id) REFERENCES pairing (id),
	CONSTRAINT fk_publicity_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT uq_publicity_uid UNIQUE (uid),
	CONSTRAINT ck_publicity_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_publicity_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 120 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_publicity_channel CHECK (typeof(channel) IN ('text','null') AND length(channel) <= 30 AND instr(channel, char(0)) = 0),
	CONSTRAINT ck_publicity_published_on CHECK (typeof(published_on) IN ('text','null') AND length(published_on) <= 10 AND instr(published_on, char(0)) = 0 AND published_on LIKE '____-__-__'),
	CONSTRAINT ck_publicity_link CHECK (typeof(link) IN ('text','null') AND length(link) <= 300 AND instr(link, char(0)) = 0),
	CONSTRAINT ck_publicity_source CHECK (typeof(source) IN ('text','null') AND length(source) <= 80 AND instr(source, char(0)) = 0),
	CONSTRAINT ck_publicity_author CHECK (typeof(author) IN ('text','null') AND length(author) <= 50 AND instr(author, char(0)) = 0),
	CONSTRAINT ck_publicity_photos CHECK (photos IN (0, 1)),
	CONSTRAINT ck_publicity_photo_credit CHECK (typeof(photo_credit) IN ('text','null') AND length(photo_credit) <= 80 AND instr(photo_credit, char(0)) = 0),
	CONSTRAINT ck_publicity_people_shown CHECK (people_shown IN (0, 1)),
	CONSTRAINT ck_publicity_consented CHECK (consented IN (0, 1)),
	CONSTRAINT ck_publicity_form_state CHECK (typeof(form_state) IN ('text','null') AND length(form_state) <= 30 AND instr(form_state, char(0)) = 0),
	CONSTRAINT ck_publicity_secrecy CHECK (typeof(secrecy) IN ('text','null') AND length(secrecy) <= 30 AND instr(secrecy, char(0)) = 0),
	CONSTRAINT ck_publicity_filled_on CHECK (typeof(filled_on) IN ('text','null') AND length(filled_on) <= 10 AND instr(filled_on, char(0)) = 0 AND filled_on LIKE '____-__-__'),
	CONSTRAINT ck_publicity_reviewer CHECK (typeof(reviewer) IN ('text','null') AND length(reviewer) <= 50 AND instr(reviewer, char(0)) = 0),
	CONSTRAINT ck_publicity_reviewed_on CHECK (typeof(reviewed_on) IN ('text','null') AND length(reviewed_on) <= 10 AND instr(reviewed_on, char(0)) = 0 AND reviewed_on LIKE '____-__-__'),
	CONSTRAINT ck_publicity_review_note CHECK (typeof(review_note) IN ('text','null') AND length(review_note) <= 500 AND instr(review_note, char(0)) = 0)
);

CREATE INDEX ix_publicity_number ON publicity (number);

CREATE INDEX ix_publicity_pairing_id ON publicity (pairing_id);

CREATE INDEX ix_publicity_station_id ON publicity (station_id);

CREATE INDEX ix_publicity_worker_id ON publicity (worker_id);

CREATE TABLE candidate (
	recruitment_id INTEGER NOT NULL,
	name VARCHAR(50) NOT NULL,
	certified BOOLEAN,
	local BOOLEAN,
	education VARCHAR(30),
	major VARCHAR(60),
	hired BOOLEAN,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_candidate PRIMARY KEY (id),
	CONSTRAINT fk_candidate_recruitment_id FOREIGN KEY(recruitment_id) REFERENCES recruitment (id),
	CONSTRAINT uq_candidate_uid UNIQUE (uid),
	CONSTRAINT ck_candidate_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 50 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_candidate_certified CHECK (certified IN (0, 1)),
	CONSTRAINT ck_candidate_local CHECK (local IN (0, 1)),
	CONSTRAINT ck_candidate_education CHECK (typeof(education) IN ('text','null') AND length(education) <= 30 AND instr(education, char(0)) = 0),
	CONSTRAINT ck_candidate_major CHECK (typeof(major) IN ('text','null') AND length(major) <= 60 AND instr(major, char(0)) = 0),
	CONSTRAINT ck_candidate_hired CHECK (hired IN (0, 1))
);

CREATE INDEX ix_candidate_recruitment_id ON candidate (recruitment_id);

CREATE TABLE training (
	name VARCHAR(80) NOT NULL,
	theme VARCHAR(30) NOT NULL,
	phase VARCHAR(30),
	held_on DATE NOT NULL,
	ended_on DATE,
	organiser_id INTEGER,
	pairing_id INTEGER,
	station_id INTEGER,
	worker_id INTEGER,
	place VARCHAR(100),
	lecturer VARCHAR(80),
	hours INTEGER,
	headcount INTEGER,
	number VARCHAR(40),
	form_state VARCHAR(30),
	secrecy VARCHAR(30),
	filled_on DATE,
	reviewer VARCHAR(50),
	reviewed_on DATE,
	review_note VARCHAR(500),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_training PRIMARY KEY (id),
	CONSTRAINT fk_training_organiser_id FOREIGN KEY(organiser_id) REFERENCES agency (id),
	CONSTRAINT fk_training_pairing_id FOREIGN KEY(pairing_id) REFERENCES pairing (id),
	CONSTRAINT fk_training_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_training_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT uq_training_uid UNIQUE (uid),
	CONSTRAINT ck_training_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_training_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 80 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_training_theme CHECK (typeof(theme) IN ('text','null') AND length(theme) <= 30 AND instr(theme, char(0)) = 0),
	CONSTRAINT ck_training_phase CHECK (typeof(phase) IN ('text','null') AND length(phase) <= 30 AND instr(phase, char(0)) = 0),
	CONSTRAINT ck_training_held_on CHECK (typeof(held_on) IN ('text','null') AND length(held_on) <= 10 AND instr(held_on, char(0)) = 0 AND held_on LIKE '____-__-__'),
	CONSTRAINT ck_training_ended_on CHECK (typeof(ended_on) IN ('text','null') AND length(ended_on) <= 10 AND instr(ended_on, char(0)) = 0 AND ended_on LIKE '____-__-__'),
	CONSTRAINT ck_training_place CHECK (typeof(place) IN ('text','null') AND length(place) <= 100 AND instr(place, char(0)) = 0),
	CONSTRAINT ck_training_lecturer CHECK (typeof(lecturer) IN ('text','null') AND length(lecturer) <= 80 AND instr(lecturer, char(0)) = 0),
	CONSTRAINT ck_training_hours CHECK (typeof(hours) IN ('integer','null')),
	CONSTRAINT ck_training_headcount CHECK (typeof(headcount) IN ('integer','null')),
	CONSTRAINT ck_training_form_state CHECK (typeof(form_state) IN ('text','null') AND length(form_state) <= 30 AND instr(form_state, char(0)) = 0),
	CONSTRAINT ck_training_secrecy CHECK (typeof(secrecy) IN ('text','null') AND length(secrecy) <= 30 AND instr(secrecy, char(0)) = 0),
	CONSTRAINT ck_training_filled_on CHECK (typeof(filled_on) IN ('text','null') AND length(filled_on) <= 10 AND instr(filled_on, char(0)) = 0 AND filled_on LIKE '____-__-__'),
	CONSTRAINT ck_training_reviewer CHECK (typeof(reviewer) IN ('text','null') AND length(reviewer) <= 50 AND instr(reviewer, char(0)) = 0),
	CONSTRAINT ck_training_reviewed_on CHECK (typeof(reviewed_on) IN ('text','null') AND length(reviewed_on) <= 10 AND instr(reviewed_on, char(0)) = 0 AND reviewed_on LIKE '____-__-__'),
	CONSTRAINT ck_training_review_note CHECK (typeof(review_note) IN ('text','null') AND length(review_note) <= 500 AND instr(review_note, char(0)) = 0)
);

CREATE INDEX ix_training_number ON training (number);

CREATE INDEX ix_training_organiser_id ON training (organiser_id);

CREATE INDEX ix_training_pairing_id ON training (pairing_id);

CREATE INDEX ix_training_station_id ON training (station_id);

CREATE INDEX ix_training_worker_id ON training (worker_id);

CREATE TABLE venue_room (
	venue_id INTEGER NOT NULL,
	kind VARCHAR(30) NOT NULL,
	need VARCHAR(200),
	area INTEGER,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_venue_room PRIMARY KEY (id),
	CONSTRAINT fk_venue_room_venue_id FOREIGN KEY(venue_id) REFERENCES venue (id),
	CONSTRAINT uq_venue_room_uid UNIQUE (uid),
	CONSTRAINT ck_venue_room_kind CHECK (typeof(kind) IN ('text','null') AND length(kind) <= 30 AND instr(kind, char(0)) = 0),
	CONSTRAINT ck_venue_room_need CHECK (typeof(need) IN ('text','null') AND length(need) <= 200 AND instr(need, char(0)) = 0),
	CONSTRAINT ck_venue_room_area CHECK (typeof(area) IN ('integer','null'))
);

CREATE INDEX ix_venue_room_venue_id ON venue_room (venue_id);

CREATE TABLE volunteer_training (
	volunteer_id INTEGER NOT NULL,
	name VARCHAR(80) NOT NULL,
	held_on DATE,
	hours FLOAT,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_volunteer_training PRIMARY KEY (id),
	CONSTRAINT fk_volunteer_training_volunteer_id FOREIGN KEY(volunteer_id) REFERENCES volunteer (id),
	CONSTRAINT uq_volunteer_training_uid UNIQUE (uid),
	CONSTRAINT ck_volunteer_training_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 80 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_volunteer_training_held_on CHECK (typeof(held_on) IN ('text','null') AND length(held_on) <= 10 AND instr(held_on, char(0)) = 0 AND held_on LIKE '____-__-__'),
	CONSTRAINT ck_volunteer_training_hours CHECK (typeof(hours) IN ('real','integer','null'))
);

CREATE INDEX ix_volunteer_training_volunteer_id ON volunteer_training (volunteer_id);

CREATE TABLE volunteer_honour (
	volunteer_id INTEGER NOT NULL,
	name VARCHAR(80) NOT NULL,
	given_on DATE,
	giver VARCHAR(80),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_volunteer_honour PRIMARY KEY (id),
	CONSTRAINT fk_volunteer_honour_volunteer_id FOREIGN KEY(volunteer_id) REFERENCES volunteer (id),
	CONSTRAINT uq_volunteer_honour_uid UNIQUE (uid),
	CONSTRAINT ck_volunteer_honour_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 80 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_volunteer_honour_given_on CHECK (typeof(given_on) IN ('text','null') AND length(given_on) <= 10 AND instr(given_on, char(0)) = 0 AND given_on LIKE '____-__-__'),
	CONSTRAINT ck_volunteer_honour_giver CHECK (typeof(giver) IN ('text','null') AND length(giver) <= 80 AND instr(giver, char(0)) = 0)
);

CREATE INDEX ix_volunteer_honour_volunteer_id ON volunteer_honour (volunteer_id);

CREATE TABLE volunteer_service (
	volunteer_id INTEGER NOT NULL,
	served_on DATE NOT NULL,
	hours FLOAT NOT NULL,
	station_id INTEGER,
	worker_id INTEGER,
	event_id INTEGER,
	project_id INTEGER,
	content VARCHAR(300),
	number VARCHAR(40),
	form_state VARCHAR(30),
	secrecy VARCHAR(30),
	filled_on DATE,
	reviewer VARCHAR(50),
	reviewed_on DATE,
	review_note VARCHAR(500),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_volunteer_service PRIMARY KEY (id),
	CONSTRAINT fk_volunteer_service_volunteer_id FOREIGN KEY(volunteer_id) REFERENCES volunteer (id),
	CONSTRAINT fk_volunteer_service_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_volunteer_service_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT fk_volunteer_service_event_id FOREIGN KEY(event_id) REFERENCES event (id),
	CONSTRAINT fk_volunteer_service_project_id FOREIGN KEY(project_id) REFERENCES project (id),
	CONSTRAINT uq_volunteer_service_uid UNIQUE (uid),
	CONSTRAINT ck_volunteer_service_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_volunteer_service_served_on CHECK (typeof(served_on) IN ('text','null') AND length(served_on) <= 10 AND instr(served_on, char(0)) = 0 AND served_on LIKE '____-__-__'),
	CONSTRAINT ck_volunteer_service_hours CHECK (typeof(hours) IN ('real','integer','null')),
	CONSTRAINT ck_volunteer_service_content CHECK (typeof(content) IN ('text','null') AND length(content) <= 300 AND instr(content, char(0)) = 0),
	CONSTRAINT ck_volunteer_service_form_state CHECK (typeof(form_state) IN ('text','null') AND length(form_state) <= 30 AND instr(form_state, char(0)) = 0),
	CONSTRAINT ck_volunteer_service_secrecy CHECK (typeof(secrecy) IN ('text','null') AND length(secrecy) <= 30 AND instr(secrecy, char(0)) = 0),
	CONSTRAINT ck_volunteer_service_filled_on CHECK (typeof(filled_on) IN ('text','null') AND length(filled_on) <= 10 AND instr(filled_on, char(0)) = 0 AND filled_on LIKE '____-__-__'),
	CONSTRAINT ck_volunteer_service_reviewer CHECK (typeof(reviewer) IN ('text','null') AND length(reviewer) <= 50 AND instr(reviewer, char(0)) = 0),
	CONSTRAINT ck_volunteer_service_reviewed_on CHECK (typeof(reviewed_on) IN ('text','null') AND length(reviewed_on) <= 10 AND instr(reviewed_on, char(0)) = 0 AND reviewed_on LIKE '____-__-__'),
	CONSTRAINT ck_volunteer_service_review_note CHECK (typeof(review_note) IN ('text','null') AND length(review_note) <= 500 AND instr(review_note, char(0)) = 0)
);

CREATE INDEX ix_volunteer_service_event_id ON volunteer_service (event_id);

CREATE INDEX ix_volunteer_service_number ON volunteer_service (number);

CREATE INDEX ix_volunteer_service_project_id ON volunteer_service (project_id);

CREATE INDEX ix_volunteer_service_served_on ON volunteer_service (served_on);

CREATE INDEX ix_volunteer_service_station_id ON volunteer_service (station_id);

CREATE INDEX ix_volunteer_service_volunteer_id ON volunteer_service (volunteer_id);

CREATE INDEX ix_volunteer_service_worker_id ON volunteer_service (worker_id);

CREATE TABLE volunteer_certificate (
	volunteer_id INTEGER NOT NULL,
	station_id INTEGER,
	from_on DATE,
	to_on DATE,
	hours FLOAT,
	times INTEGER,
	issuer VARCHAR(100),
	issued_by VARCHAR(50),
	worker_id INTEGER,
	issued_on DATE NOT NULL,
	sealed BOOLEAN,
	number VARCHAR(40),
	form_state VARCHAR(30),
	secrecy VARCHAR(30),
	filled_on DATE,
	reviewer VARCHAR(50),
	reviewed_on DATE,
	review_note VARCHAR(500),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_volunteer_certificate PRIMARY KEY (id),
	CONSTRAINT fk_volunteer_certificate_volunteer_id FOREIGN KEY(volunteer_id) REFERENCES volunteer (id),
	CONSTRAINT fk_volunteer_certificate_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_volunteer_certificate_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT uq_volunteer_certificate_uid UNIQUE (uid),
	CONSTRAINT ck_volunteer_certificate_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_volunteer_certificate_from_on CHECK (typeof(from_on) IN ('text','null') AND length(from_on) <= 10 AND instr(from_on, char(0)) = 0 AND from_on LIKE '____-__-__'),
	CONSTRAINT ck_volunteer_certificate_to_on CHECK (typeof(to_on) IN ('text','null') AND length(to_on) <= 10 AND instr(to_on, char(0)) = 0 AND to_on LIKE '____-__-__'),
	CONSTRAINT ck_volunteer_certificate_hours CHECK (typeof(hours) IN ('real','integer','null')),
	CONSTRAINT ck_volunteer_certificate_times CHECK (typeof(times) IN ('integer','null')),
	CONSTRAINT ck_volunteer_certificate_issuer CHECK (typeof(issuer) IN ('text','null') AND length(issuer) <= 100 AND instr(issuer, char(0)) = 0),
	CONSTRAINT ck_volunteer_certificate_issued_by CHECK (typeof(issued_by) IN ('text','null') AND length(issued_by) <= 50 AND instr(issued_by, char(0)) = 0),
	CONSTRAINT ck_volunteer_certificate_issued_on CHECK (typeof(issued_on) IN ('text','null') AND length(issued_on) <= 10 AND instr(issued_on, char(0)) = 0 AND issued_on LIKE '____-__-__'),
	CONSTRAINT ck_volunteer_certificate_sealed CHECK (sealed IN (0, 1)),
	CONSTRAINT ck_volunteer_certificate_form_state CHECK (typeof(form_state) IN ('text','null') AND length(form_state) <= 30 AND instr(form_state, char(0)) = 0),
	CONSTRAINT ck_volunteer_certificate_secrecy CHECK (typeof(secrecy) IN ('text','null') AND length(secrecy) <= 30 AND instr(secrecy, char(0)) = 0),
	CONSTRAINT ck_volunteer_certificate_filled_on CHECK (typeof(filled_on) IN ('text','null') AND length(filled_on) <= 10 AND instr(filled_on, char(0)) = 0 AND filled_on LIKE '____-__-__'),
	CONSTRAINT ck_volunteer_certificate_reviewer CHECK (typeof(reviewer) IN ('text','null') AND length(reviewer) <= 50 AND instr(reviewer, char(0)) = 0),
	CONSTRAINT ck_volunteer_certificate_reviewed_on CHECK (typeof(reviewed_on) IN ('text','null') AND length(reviewed_on) <= 10 AND instr(reviewed_on, char(0)) = 0 AND reviewed_on LIKE '____-__-__'),
	CONSTRAINT ck_volunteer_certificate_review_note CHECK (typeof(review_note) IN ('text','null') AND length(review_note) <= 500 AND instr(review_note, char(0)) = 0)
);

CREATE INDEX ix_volunteer_certificate_number ON volunteer_certificate (number);

CREATE INDEX ix_volunteer_certificate_station_id ON volunteer_certificate (station_id);

CREATE INDEX ix_volunteer_certificate_volunteer_id ON volunteer_certificate (volunteer_id);

CREATE INDEX ix_volunteer_certificate_worker_id ON volunteer_certificate (worker_id);

CREATE TABLE "case" (
	person_id INTEGER NOT NULL,
	station_id INTEGER NOT NULL,
	worker_id INTEGER,
	opened_on DATE NOT NULL,
	source VARCHAR(30),
	referrer VARCHAR(100),
	first_contact VARCHAR(30),
	continues_id INTEGER,
	agreed BOOLEAN,
	request VARCHAR(3000),
	tried VARCHAR(1500),
	involved VARCHAR(500),
	urgency VARCHAR(30),
	first_judgement VARCHAR(1500),
	decision VARCHAR(30),
	decision_reason VARCHAR(500),
	project_id INTEGER,
	stage VARCHAR(30) NOT NULL,
	closed_on DATE,
	reason VARCHAR(200),
	supervisor_opinion VARCHAR(1000),
	supervisor VARCHAR(50),
	supervised_on DATE,
	number VARCHAR(40),
	form_state VARCHAR(30),
	secrecy VARCHAR(30),
	filled_on DATE,
	reviewer VARCHAR(50),
	reviewed_on DATE,
	review_note VARCHAR(500),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_case PRIMARY KEY (id),
	CONSTRAINT fk_case_person_id FOREIGN KEY(person_id) REFERENCES person (id),
	CONSTRAINT fk_case_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_case_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT fk_case_continues_id FOREIGN KEY(continues_id) REFERENCES "case" (id),
	CONSTRAINT fk_case_project_id FOREIGN KEY(project_id) REFERENCES project (id),
	CONSTRAINT uq_case_uid UNIQUE (uid),
	CONSTRAINT ck_case_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_case_opened_on CHECK (typeof(opened_on) IN ('text','null') AND length(opened_on) <= 10 AND instr(opened_on, char(0)) = 0 AND opened_on LIKE '____-__-__'),
	CONSTRAINT ck_case_source CHECK (typeof(source) IN ('text','null') AND length(source) <= 30 AND instr(source, char(0)) = 0),
	CONSTRAINT ck_case_referrer CHECK (typeof(referrer) IN ('text','null') AND length(referrer) <= 100 AND instr(referrer, char(0)) = 0),
	CONSTRAINT ck_case_first_contact CHECK (typeof(first_contact) IN ('text','null') AND length(first_contact) <= 30 AND instr(first_contact, char(0)) = 0),
	CONSTRAINT ck_case_agreed CHECK (agreed IN (0, 1)),
	CONSTRAINT ck_case_request CHECK (typeof(request) IN ('text','null') AND length(request) <= 3000 AND instr(request, char(0)) = 0),
	CONSTRAINT ck_case_tried CHECK (typeof(tried) IN ('text','null') AND length(tried) <= 1500 AND instr(tried, char(0)) = 0),
	CONSTRAINT ck_case_involved CHECK (typeof(involved) IN ('text','null') AND length(involved) <= 500 AND instr(involved, char(0)) = 0),
	CONSTRAINT ck_case_urgency CHECK (typeof(urgency) IN ('text','null') AND length(urgency) <= 30 AND instr(urgency, char(0)) = 0),
	CONSTRAINT ck_case_first_judgement CHECK (typeof(first_judgement) IN ('text','null') AND length(first_judgement) <= 1500 AND instr(first_judgement, char(0)) = 0),
	CONSTRAINT ck_case_decision CHECK (typeof(decision) IN ('text','null') AND length(decision) <= 30 AND instr(decision, char(0)) = 0),
	CONSTRAINT ck_case_decision_reason CHECK (typeof(decision_reason) IN ('text','null') AND length(decision_reason) <= 500 AND instr(decision_reason, char(0)) = 0),
	CONSTRAINT ck_case_stage CHECK (typeof(stage) IN ('text','null') AND length(stage) <= 30 AND instr(stage, char(0)) = 0),
	CONSTRAINT ck_case_closed_on CHECK (typeof(closed_on) IN ('text','null') AND length(closed_on) <= 10 AND instr(closed_on, char(0)) = 0 AND closed_on LIKE '____-__-__'),
	CONSTRAINT ck_case_reason CHECK (typeof(reason) IN ('text','null') AND length(reason) <= 200 AND instr(reason, char(0)) = 0),
	CONSTRAINT ck_case_form_state CHECK (typeof(form_state) IN ('text','null') AND length(form_state) <= 30 AND instr(form_state, char(0)) = 0),
	CONSTRAINT ck_case_secrecy CHECK (typeof(secrecy) IN ('text','null') AND length(secrecy) <= 30 AND instr(secrecy, char(0)) = 0),
	CONSTRAINT ck_case_filled_on CHECK (typeof(filled_on) IN ('text','null') AND length(filled_on) <= 10 AND instr(filled_on, char(0)) = 0 AND filled_on LIKE '____-__-__'),
	CONSTRAINT ck_case_reviewer CHECK (typeof(reviewer) IN ('text','null') AND length(reviewer) <= 50 AND instr(reviewer, char(0)) = 0),
	CONSTRAINT ck_case_reviewed_on CHECK (typeof(reviewed_on) IN ('text','null') AND length(reviewed_on) <= 10 AND instr(reviewed_on, char(0)) = 0 AND reviewed_on LIKE '____-__-__'),
	CONSTRAINT ck_case_review_note CHECK (typeof(review_note) IN ('text','null') AND length(review_note) <= 500 AND instr(review_note, char(0)) = 0),
	CONSTRAINT ck_case_supervisor_opinion CHECK (typeof(supervisor_opinion) IN ('text','null') AND length(supervisor_opinion) <= 1000 AND instr(supervisor_opinion, char(0)) = 0),
	CONSTRAINT ck_case_supervisor CHECK (typeof(supervisor) IN ('text','null') AND length(supervisor) <= 50 AND instr(supervisor, char(0)) = 0),
	CONSTRAINT ck_case_supervised_on CHECK (typeof(supervised_on) IN ('text','null') AND length(supervised_on) <= 10 AND instr(supervised_on, char(0)) = 0 AND supervised_on LIKE '____-__-__')
);

CREATE INDEX ix_case_closed_on ON "case" (closed_on);

CREATE INDEX ix_case_continues_id ON "case" (continues_id);

CREATE INDEX ix_case_number ON "case" (number);

CREATE INDEX ix_case_opened_on ON "case" (opened_on);

CREATE INDEX ix_case_person_id ON "case" (person_id);

CREATE INDEX ix_case_project_id ON "case" (project_id);

CREATE INDEX ix_case_station_id ON "case" (station_id);

CREATE INDEX ix_case_worker_id ON "case" (worker_id);

CREATE TABLE group_member (
	group_id INTEGER NOT NULL,
	person_id INTEGER NOT NULL,
	joined_on DATE,
	appraisal VARCHAR(300),
	consented BOOLEAN,
	left_on DATE,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_group_member PRIMARY KEY (id),
	CONSTRAINT fk_group_member_group_id FOREIGN KEY(group_id) REFERENCES "group" (id),
	CONSTRAINT fk_group_member_person_id FOREIGN KEY(person_id) REFERENCES person (id),
	CONSTRAINT uq_group_member_uid UNIQUE (uid),
	CONSTRAINT ck_group_member_joined_on CHECK (typeof(joined_on) IN ('text','null') AND length(joined_on) <= 10 AND instr(joined_on, char(0)) = 0 AND joined_on LIKE '____-__-__'),
	CONSTRAINT ck_group_member_appraisal CHECK (typeof(appraisal) IN ('text','null') AND length(appraisal) <= 300 AND instr(appraisal, char(0)) = 0),
	CONSTRAINT ck_group_member_consented CHECK (consented IN (0, 1)),
	CONSTRAINT ck_group_member_left_on CHECK (typeof(left_on) IN ('text','null') AND length(left_on) <= 10 AND instr(left_on, char(0)) = 0 AND left_on LIKE '____-__-__')
);

CREATE INDEX ix_group_member_group_id ON group_member (group_id);

CREATE INDEX ix_group_member_person_id ON group_member (person_id);

CREATE TABLE group_session_items (
	owner_id INTEGER NOT NULL,
	code VARCHAR(30) NOT NULL,
	CONSTRAINT pk_group_session_items PRIMARY KEY (owner_id, code),
	CONSTRAINT fk_group_session_items_owner_id FOREIGN KEY(owner_id) REFERENCES group_session (id) ON DELETE CASCADE
)
 WITHOUT ROWID
;

CREATE TABLE attendance (
	group_session_id INTEGER NOT NULL,
	person_id INTEGER NOT NULL,
	present BOOLEAN NOT NULL,
	guest BOOLEAN,
	performance VARCHAR(300),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_attendance PRIMARY KEY (id),
	CONSTRAINT fk_attendance_group_session_id FOREIGN KEY(group_session_id) REFERENCES group_session (id),
	CONSTRAINT fk_attendance_person_id FOREIGN KEY(person_id) REFERENCES person (id),
	CONSTRAINT uq_attendance_uid UNIQUE (uid),
	CONSTRAINT ck_attendance_present CHECK (present IN (0, 1)),
	CONSTRAINT ck_attendance_guest CHECK (guest IN (0, 1)),
	CONSTRAINT ck_attendance_performance CHECK (typeof(performance) IN ('text','null') AND length(performance) <= 300 AND instr(performance, char(0)) = 0)
);

CREATE INDEX ix_attendance_group_session_id ON attendance (group_session_id);

CREATE INDEX ix_attendance_person_id ON attendance (person_id);

CREATE TABLE group_step (
	group_session_id INTEGER NOT NULL,
	step VARCHAR(80) NOT NULL,
	minutes INTEGER,
	content VARCHAR(1000),
	reaction VARCHAR(1000),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_group_step PRIMARY KEY (id),
	CONSTRAINT fk_group_step_group_session_id FOREIGN KEY(group_session_id) REFERENCES group_session (id),
	CONSTRAINT uq_group_step_uid UNIQUE (uid),
	CONSTRAINT ck_group_step_step CHECK (typeof(step) IN ('text','null') AND length(step) <= 80 AND instr(step, char(0)) = 0),
	CONSTRAINT ck_group_step_minutes CHECK (typeof(minutes) IN ('integer','null')),
	CONSTRAINT ck_group_step_content CHECK (typeof(content) IN ('text','null') AND length(content) <= 1000 AND instr(content, char(0)) = 0),
	CONSTRAINT ck_group_step_reaction CHECK (typeof(reaction) IN ('text','null') AND length(reaction) <= 1000 AND instr(reaction, char(0)) = 0)
);

CREATE INDEX ix_group_step_group_session_id ON group_step (group_session_id);

CREATE TABLE group_scale (
	group_summary_id INTEGER NOT NULL,
	scale VARCHAR(80) NOT NULL,
	"before" VARCHAR(20),
	"after" VARCHAR(20),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_group_scale PRIMARY KEY (id),
	CONSTRAINT fk_group_scale_group_summary_id FOREIGN KEY(group_summary_id) REFERENCES group_summary (id),
	CONSTRAINT uq_group_scale_uid UNIQUE (uid),
	CONSTRAINT ck_group_scale_scale CHECK (typeof(scale) IN ('text','null') AND length(scale) <= 80 AND instr(scale, char(0)) = 0),
	CONSTRAINT ck_group_scale_before CHECK (typeof(before) IN ('text','null') AND length(before) <= 20 AND instr(before, char(0)) = 0),
	CONSTRAINT ck_group_scale_after CHECK (typeof(after) IN ('text','null') AND length(after) <= 20 AND instr(after, char(0)) = 0)
);

CREATE INDEX ix_group_scale_group_summary_id ON group_scale (group_summary_id);

CREATE TABLE group_follow (
	group_summary_id INTEGER NOT NULL,
	person_id INTEGER NOT NULL,
	cause VARCHAR(200),
	due_on DATE,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_group_follow PRIMARY KEY (id),
	CONSTRAINT fk_group_follow_group_summary_id FOREIGN KEY(group_summary_id) REFERENCES group_summary (id),
	CONSTRAINT fk_group_follow_person_id FOREIGN KEY(person_id) REFERENCES person (id),
	CONSTRAINT uq_group_follow_uid UNIQUE (uid),
	CONSTRAINT ck_group_follow_cause CHECK (typeof(cause) IN ('text','null') AND length(cause) <= 200 AND instr(cause, char(0)) = 0),
	CONSTRAINT ck_group_follow_due_on CHECK (typeof(due_on) IN ('text','null') AND length(due_on) <= 10 AND instr(due_on, char(0)) = 0 AND due_on LIKE '____-__-__')
);

CREATE INDEX ix_group_follow_group_summary_id ON group_follow (group_summary_id);

CREATE INDEX ix_group_follow_person_id ON group_follow (person_id);

CREATE TABLE supervisee (
	supervision_id INTEGER NOT NULL,
	worker_id INTEGER,
	name VARCHAR(50),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_supervisee PRIMARY KEY (id),
	CONSTRAINT fk_supervisee_supervision_id FOREIGN KEY(supervision_id) REFERENCES supervision (id),
	CONSTRAINT fk_supervisee_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT uq_supervisee_uid UNIQUE (uid),
	CONSTRAINT ck_supervisee_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 50 AND instr(name, char(0)) = 0)
);

CREATE INDEX ix_supervisee_supervision_id ON supervisee (supervision_id);

CREATE INDEX ix_supervisee_worker_id ON supervisee (worker_id);

CREATE TABLE supervision_task (
	supervision_id INTEGER NOT NULL,
	task VARCHAR(300) NOT NULL,
	worker_id INTEGER,
	due_on DATE,
	done_on DATE,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_supervision_task PRIMARY KEY (id),
	CONSTRAINT fk_supervision_task_supervision_id FOREIGN KEY(supervision_id) REFERENCES supervision (id),
	CONSTRAINT fk_supervision_task_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT uq_supervision_task_uid UNIQUE (uid),
	CONSTRAINT ck_supervision_task_task CHECK (typeof(task) IN ('text','null') AND length(task) <= 300 AND instr(task, char(0)) = 0),
	CONSTRAINT ck_supervision_task_due_on CHECK (typeof(due_on) IN ('text','null') AND length(due_on) <= 10 AND instr(due_on, char(0)) = 0 AND due_on LIKE '____-__-__'),
	CONSTRAINT ck_supervision_task_done_on CHECK (typeof(done_on) IN ('text','null') AND length(done_on) <= 10 AND instr(done_on, char(0)) = 0 AND done_on LIKE '____-__-__')
);

CREATE INDEX ix_supervision_task_supervision_id ON supervision_task (supervision_id);

CREATE INDEX ix_supervision_task_worker_id ON supervision_task (worker_id);

CREATE TABLE kin (
	person_id INTEGER NOT NULL,
	relation VARCHAR(30) NOT NULL,
	name VARCHAR(50),
	birth_year INTEGER,
	died BOOLEAN,
	together BOOLEAN,
	strength VARCHAR(30),
	note VARCHAR(100),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_kin PRIMARY KEY (id),
	CONSTRAINT fk_kin_person_id FOREIGN KEY(person_id) REFERENCES person (id),
	CONSTRAINT uq_kin_uid UNIQUE (uid),
	CONSTRAINT ck_kin_relation CHECK (typeof(relation) IN ('text','null') AND length(relation) <= 30 AND instr(relation, char(0)) = 0),
	CONSTRAINT ck_kin_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 50 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_kin_birth_year CHECK (typeof(birth_year) IN ('integer','null')),
	CONSTRAINT ck_kin_died CHECK (died IN (0, 1)),
	CONSTRAINT ck_kin_together CHECK (together IN (0, 1)),
	CONSTRAINT ck_kin_strength CHECK (typeof(strength) IN ('text','null') AND length(strength) <= 30 AND instr(strength, char(0)) = 0),
	CONSTRAINT ck_kin_note CHECK (typeof(note) IN ('text','null') AND length(note) <= 100 AND instr(note, char(0)) = 0)
);

CREATE INDEX ix_kin_person_id ON kin (person_id);

CREATE TABLE tie (
	person_id INTEGER NOT NULL,
	name VARCHAR(40) NOT NULL,
	kind VARCHAR(30),
	strength VARCHAR(30),
	flow VARCHAR(30),
	note VARCHAR(100),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_tie PRIMARY KEY (id),
	CONSTRAINT fk_tie_person_id FOREIGN KEY(person_id) REFERENCES person (id),
	CONSTRAINT uq_tie_uid UNIQUE (uid),
	CONSTRAINT ck_tie_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 40 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_tie_kind CHECK (typeof(kind) IN ('text','null') AND length(kind) <= 30 AND instr(kind, char(0)) = 0),
	CONSTRAINT ck_tie_strength CHECK (typeof(strength) IN ('text','null') AND length(strength) <= 30 AND instr(strength, char(0)) = 0),
	CONSTRAINT ck_tie_flow CHECK (typeof(flow) IN ('text','null') AND length(flow) <= 30 AND instr(flow, char(0)) = 0),
	CONSTRAINT ck_tie_note CHECK (typeof(note) IN ('text','null') AND length(note) <= 100 AND instr(note, char(0)) = 0)
);

CREATE INDEX ix_tie_person_id ON tie (person_id);

CREATE TABLE life_change (
	person_id INTEGER NOT NULL,
	kind VARCHAR(30) NOT NULL,
	known_at DATETIME NOT NULL,
	note VARCHAR(300),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_life_change PRIMARY KEY (id),
	CONSTRAINT fk_life_change_person_id FOREIGN KEY(person_id) REFERENCES person (id),
	CONSTRAINT uq_life_change_uid UNIQUE (uid),
	CONSTRAINT ck_life_change_kind CHECK (typeof(kind) IN ('text','null') AND length(kind) <= 30 AND instr(kind, char(0)) = 0),
	CONSTRAINT ck_life_change_known_at CHECK (known_at IS NULL OR datetime(known_at) IS NOT NULL AND typeof(known_at) = 'text'),
	CONSTRAINT ck_life_change_note CHECK (typeof(note) IN ('text','null') AND length(note) <= 300 AND instr(note, char(0)) = 0)
);

CREATE INDEX ix_life_change_person_id ON life_change (person_id);

CREATE TABLE matter (
	station_id INTEGER NOT NULL,
	worker_id INTEGER,
	handled_on DATE NOT NULL,
	kind VARCHAR(30) NOT NULL,
	action VARCHAR(30) NOT NULL,
	count INTEGER NOT NULL,
	households INTEGER,
	person_id INTEGER,
	project_id INTEGER,
	note VARCHAR(1000),
	number VARCHAR(40),
	form_state VARCHAR(30),
	secrecy VARCHAR(30),
	filled_on DATE,
	reviewer VARCHAR(50),
	reviewed_on DATE,
	review_note VARCHAR(500),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_matter PRIMARY KEY (id),
	CONSTRAINT fk_matter_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_matter_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT fk_matter_person_id FOREIGN KEY(person_id) REFERENCES person (id),
	CONSTRAINT fk_matter_project_id FOREIGN KEY(project_id) REFERENCES project (id),
	CONSTRAINT uq_matter_uid UNIQUE (uid),
	CONSTRAINT ck_matter_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_matter_handled_on CHECK (typeof(handled_on) IN ('text','null') AND length(handled_on) <= 10 AND instr(handled_on, char(0)) = 0 AND handled_on LIKE '____-__-__'),
	CONSTRAINT ck_matter_kind CHECK (typeof(kind) IN ('text','null') AND length(kind) <= 30 AND instr(kind, char(0)) = 0),
	CONSTRAINT ck_matter_action CHECK (typeof(action) IN ('text','null') AND length(action) <= 30 AND instr(action, char(0)) = 0),
	CONSTRAINT ck_matter_count CHECK (typeof(count) IN ('integer','null')),
	CONSTRAINT ck_matter_households CHECK (typeof(households) IN ('integer','null')),
	CONSTRAINT ck_matter_note CHECK (typeof(note) IN ('text','null') AND length(note) <= 1000 AND instr(note, char(0)) = 0),
	CONSTRAINT ck_matter_form_state CHECK (typeof(form_state) IN ('text','null') AND length(form_state) <= 30 AND instr(form_state, char(0)) = 0),
	CONSTRAINT ck_matter_secrecy CHECK (typeof(secrecy) IN ('text','null') AND length(secrecy) <= 30 AND instr(secrecy, char(0)) = 0),
	CONSTRAINT ck_matter_filled_on CHECK (typeof(filled_on) IN ('text','null') AND length(filled_on) <= 10 AND instr(filled_on, char(0)) = 0 AND filled_on LIKE '____-__-__'),
	CONSTRAINT ck_matter_reviewer CHECK (typeof(reviewer) IN ('text','null') AND length(reviewer) <= 50 AND instr(reviewer, char(0)) = 0),
	CONSTRAINT ck_matter_reviewed_on CHECK (typeof(reviewed_on) IN ('text','null') AND length(reviewed_on) <= 10 AND instr(reviewed_on, char(0)) = 0 AND reviewed_on LIKE '____-__-__'),
	CONSTRAINT ck_matter_review_note CHECK (typeof(review_note) IN ('text','null') AND length(review_note) <= 500 AND instr(review_note, char(0)) = 0)
);

CREATE INDEX ix_matter_handled_on ON matter (handled_on);

CREATE INDEX ix_matter_number ON matter (number);

CREATE INDEX ix_matter_person_id ON matter (person_id);

CREATE INDEX ix_matter_project_id ON matter (project_id);

CREATE INDEX ix_matter_station_id ON matter (station_id);

CREATE INDEX ix_matter_worker_id ON matter (worker_id);

CREATE TABLE absence (
	person_id INTEGER NOT NULL,
	left_on DATE NOT NULL,
	left_reason VARCHAR(30),
	returned_on DATE NOT NULL,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_absence PRIMARY KEY (id),
	CONSTRAINT fk_absence_person_id FOREIGN KEY(person_id) REFERENCES person (id),
	CONSTRAINT uq_absence_uid UNIQUE (uid),
	CONSTRAINT ck_absence_left_on CHECK (typeof(left_on) IN ('text','null') AND length(left_on) <= 10 AND instr(left_on, char(0)) = 0 AND left_on LIKE '____-__-__'),
	CONSTRAINT ck_absence_left_reason CHECK (typeof(left_reason) IN ('text','null') AND length(left_reason) <= 30 AND instr(left_reason, char(0)) = 0),
	CONSTRAINT ck_absence_returned_on CHECK (typeof(returned_on) IN ('text','null') AND length(returned_on) <= 10 AND instr(returned_on, char(0)) = 0 AND returned_on LIKE '____-__-__')
);

CREATE INDEX ix_absence_person_id ON absence (person_id);

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

CREATE TABLE beneficiary (
	resource_id INTEGER NOT NULL,
	person_id INTEGER,
	name VARCHAR(50),
	share VARCHAR(60),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_beneficiary PRIMARY KEY (id),
	CONSTRAINT fk_beneficiary_resource_id FOREIGN KEY(resource_id) REFERENCES resource (id),
	CONSTRAINT fk_beneficiary_person_id FOREIGN KEY(person_id) REFERENCES person (id),
	CONSTRAINT uq_beneficiary_uid UNIQUE (uid),
	CONSTRAINT ck_beneficiary_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 50 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_beneficiary_share CHECK (typeof(share) IN ('text','null') AND length(share) <= 60 AND instr(share, char(0)) = 0)
);

CREATE INDEX ix_beneficiary_person_id ON beneficiary (person_id);

CREATE INDEX ix_beneficiary_resource_id ON beneficiary (resource_id);

CREATE TABLE trainee (
	training_id INTEGER NOT NULL,
	worker_id INTEGER,
	name VARCHAR(50),
	score INTEGER,
	passed BOOLEAN,
	certificate VARCHAR(60),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_trainee PRIMARY KEY (id),
	CONSTRAINT fk_trainee_training_id FOREIGN KEY(training_id) REFERENCES training (id),
	CONSTRAINT fk_trainee_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT uq_trainee_uid UNIQUE (uid),
	CONSTRAINT ck_trainee_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 50 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_trainee_score CHECK (typeof(score) IN ('integer','null')),
	CONSTRAINT ck_trainee_passed CHECK (passed IN (0, 1)),
	CONSTRAINT ck_trainee_certificate CHECK (typeof(certificate) IN ('text','null') AND length(certificate) <= 60 AND instr(certificate, char(0)) = 0)
);

CREATE INDEX ix_trainee_training_id ON trainee (training_id);

CREATE INDEX ix_trainee_worker_id ON trainee (worker_id);

CREATE TABLE todo (
	content VARCHAR(300) NOT NULL,
	station_id INTEGER,
	worker_id INTEGER,
	person_id INTEGER,
	source VARCHAR(30) NOT NULL,
	due_on DATE,
	done_on DATE,
	result VARCHAR(300),
	about VARCHAR(32),
	kind VARCHAR(30),
	mark VARCHAR(30),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_todo PRIMARY KEY (id),
	CONSTRAINT fk_todo_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_todo_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT fk_todo_person_id FOREIGN KEY(person_id) REFERENCES person (id),
	CONSTRAINT uq_todo_uid UNIQUE (uid),
	CONSTRAINT ck_todo_content CHECK (typeof(content) IN ('text','null') AND length(content) <= 300 AND instr(content, char(0)) = 0),
	CONSTRAINT ck_todo_source CHECK (typeof(source) IN ('text','null') AND length(source) <= 30 AND instr(source, char(0)) = 0),
	CONSTRAINT ck_todo_due_on CHECK (typeof(due_on) IN ('text','null') AND length(due_on) <= 10 AND instr(due_on, char(0)) = 0 AND due_on LIKE '____-__-__'),
	CONSTRAINT ck_todo_done_on CHECK (typeof(done_on) IN ('text','null') AND length(done_on) <= 10 AND instr(done_on, char(0)) = 0 AND done_on LIKE '____-__-__'),
	CONSTRAINT ck_todo_result CHECK (typeof(result) IN ('text','null') AND length(result) <= 300 AND instr(result, char(0)) = 0),
	CONSTRAINT ck_todo_about CHECK (typeof(about) IN ('text','null') AND length(about) <= 32 AND instr(about, char(0)) = 0),
	CONSTRAINT ck_todo_kind CHECK (typeof(kind) IN ('text','null') AND length(kind) <= 30 AND instr(kind, char(0)) = 0),
	CONSTRAINT ck_todo_mark CHECK (typeof(mark) IN ('text','null') AND length(mark) <= 30 AND instr(mark, char(0)) = 0)
);

CREATE INDEX ix_todo_about ON todo (about);

CREATE INDEX ix_todo_person_id ON todo (person_id);

CREATE INDEX ix_todo_station_id ON todo (station_id);

CREATE INDEX ix_todo_worker_id ON todo (worker_id);

CREATE TABLE visit (
	person_id INTEGER NOT NULL,
	household_id INTEGER,
	station_id INTEGER NOT NULL,
	visited_on DATE NOT NULL,
	started_at VARCHAR(5),
	minutes INTEGER,
	worker_id INTEGER,
	companions VARCHAR(100),
	mileage INTEGER,
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
	CONSTRAINT fk_visit_household_id FOREIGN KEY(household_id) REFERENCES household (id),
	CONSTRAINT fk_visit_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_visit_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT fk_visit_project_id FOREIGN KEY(project_id) REFERENCES project (id),
	CONSTRAINT uq_visit_uid UNIQUE (uid),
	CONSTRAINT ck_visit_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_visit_visited_on CHECK (typeof(visited_on) IN ('text','null') AND length(visited_on) <= 10 AND instr(visited_on, char(0)) = 0 AND visited_on LIKE '____-__-__'),
	CONSTRAINT ck_visit_started_at CHECK (typeof(started_at) IN ('text','null') AND length(started_at) <= 5 AND instr(started_at, char(0)) = 0),
	CONSTRAINT ck_visit_minutes CHECK (typeof(minutes) IN ('integer','null')),
	CONSTRAINT ck_visit_companions CHECK (typeof(companions) IN ('text','null') AND length(companions) <= 100 AND instr(companions, char(0)) = 0),
	CONSTRAINT ck_visit_mileage CHECK (typeof(mileage) IN ('integer','null')),
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

CREATE INDEX ix_visit_counted ON visit (visited_on, station_id, seen, person_id, worker_id, minutes, project_id, household_id, way);

CREATE INDEX ix_visit_household_id ON visit (household_id);

CREATE INDEX ix_visit_number ON visit (number);

CREATE INDEX ix_visit_person_id ON visit (person_id);

CREATE INDEX ix_visit_project_id ON visit (project_id);

CREATE INDEX ix_visit_station ON visit (station_id, visited_on, seen, person_id, worker_id, minutes, project_id, household_id, way);

CREATE INDEX ix_visit_worker_id ON visit (worker_id);

CREATE TABLE service (
	station_id INTEGER NOT NULL,
	served_on DATE NOT NULL,
	period VARCHAR(30),
	kind VARCHAR(30) NOT NULL,
	worker_id INTEGER,
	person_id INTEGER,
	client VARCHAR(50),
	headcount INTEGER,
	copies INTEGER,
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
	CONSTRAINT ck_service_copies CHECK (typeof(copies) IN ('integer','null')),
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

CREATE INDEX ix_service_counted ON service (served_on, station_id, person_id, worker_id, minutes, project_id, headcount, kind, client);

CREATE INDEX ix_service_number ON service (number);

CREATE INDEX ix_service_person_id ON service (person_id);

CREATE INDEX ix_service_project_id ON service (project_id);

CREATE INDEX ix_service_station ON service (station_id, served_on, person_id, worker_id, minutes, project_id, headcount, kind, client);

CREATE INDEX ix_service_worker_id ON service (worker_id);

CREATE TABLE volunteer_service_items (
	owner_id INTEGER NOT NULL,
	code VARCHAR(30) NOT NULL,
	CONSTRAINT pk_volunteer_service_items PRIMARY KEY (owner_id, code),
	CONSTRAINT fk_volunteer_service_items_owner_id FOREIGN KEY(owner_id) REFERENCES volunteer_service (id) ON DELETE CASCADE
)
 WITHOUT ROWID
;

CREATE TABLE volume (
	number VARCHAR(40),
	title_text VARCHAR(120) NOT NULL,
	station_id INTEGER NOT NULL,
	case_id INTEGER,
	filed_on DATE NOT NULL,
	pages INTEGER,
	kept_for VARCHAR(30) NOT NULL,
	place VARCHAR(100),
	worker_id INTEGER,
	form_state VARCHAR(30),
	secrecy VARCHAR(30),
	filled_on DATE,
	reviewer VARCHAR(50),
	reviewed_on DATE,
	review_note VARCHAR(500),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_volume PRIMARY KEY (id),
	CONSTRAINT fk_volume_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_volume_case_id FOREIGN KEY(case_id) REFERENCES "case" (id),
	CONSTRAINT fk_volume_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT uq_volume_uid UNIQUE (uid),
	CONSTRAINT ck_volume_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_volume_title_text CHECK (typeof(title_text) IN ('text','null') AND length(title_text) <= 120 AND instr(title_text, char(0)) = 0),
	CONSTRAINT ck_volume_filed_on CHECK (typeof(filed_on) IN ('text','null') AND length(filed_on) <= 10 AND instr(filed_on, char(0)) = 0 AND filed_on LIKE '____-__-__'),
	CONSTRAINT ck_volume_pages CHECK (typeof(pages) IN ('integer','null')),
	CONSTRAINT ck_volume_kept_for CHECK (typeof(kept_for) IN ('text','null') AND length(kept_for) <= 30 AND instr(kept_for, char(0)) = 0),
	CONSTRAINT ck_volume_place CHECK (typeof(place) IN ('text','null') AND length(place) <= 100 AND instr(place, char(0)) = 0),
	CONSTRAINT ck_volume_form_state CHECK (typeof(form_state) IN ('text','null') AND length(form_state) <= 30 AND instr(form_state, char(0)) = 0),
	CONSTRAINT ck_volume_secrecy CHECK (typeof(secrecy) IN ('text','null') AND length(secrecy) <= 30 AND instr(secrecy, char(0)) = 0),
	CONSTRAINT ck_volume_filled_on CHECK (typeof(filled_on) IN ('text','null') AND length(filled_on) <= 10 AND instr(filled_on, char(0)) = 0 AND filled_on LIKE '____-__-__'),
	CONSTRAINT ck_volume_reviewer CHECK (typeof(reviewer) IN ('text','null') AND length(reviewer) <= 50 AND instr(reviewer, char(0)) = 0),
	CONSTRAINT ck_volume_reviewed_on CHECK (typeof(reviewed_on) IN ('text','null') AND length(reviewed_on) <= 10 AND instr(reviewed_on, char(0)) = 0 AND reviewed_on LIKE '____-__-__'),
	CONSTRAINT ck_volume_review_note CHECK (typeof(review_note) IN ('text','null') AND length(review_note) <= 500 AND instr(review_note, char(0)) = 0)
);

CREATE INDEX ix_volume_case_id ON volume (case_id);

CREATE INDEX ix_volume_number ON volume (number);

CREATE INDEX ix_volume_station_id ON volume (station_id);

CREATE INDEX ix_volume_worker_id ON volume (worker_id);

CREATE TABLE case_troubles (
	owner_id INTEGER NOT NULL,
	code VARCHAR(30) NOT NULL,
	CONSTRAINT pk_case_troubles PRIMARY KEY (owner_id, code),
	CONSTRAINT fk_case_troubles_owner_id FOREIGN KEY(owner_id) REFERENCES "case" (id) ON DELETE CASCADE
)
 WITHOUT ROWID
;

CREATE TABLE case_dangers (
	owner_id INTEGER NOT NULL,
	code VARCHAR(30) NOT NULL,
	CONSTRAINT pk_case_dangers PRIMARY KEY (owner_id, code),
	CONSTRAINT fk_case_dangers_owner_id FOREIGN KEY(owner_id) REFERENCES "case" (id) ON DELETE CASCADE
)
 WITHOUT ROWID
;

CREATE TABLE case_items (
	owner_id INTEGER NOT NULL,
	code VARCHAR(30) NOT NULL,
	CONSTRAINT pk_case_items PRIMARY KEY (owner_id, code),
	CONSTRAINT fk_case_items_owner_id FOREIGN KEY(owner_id) REFERENCES "case" (id) ON DELETE CASCADE
)
 WITHOUT ROWID
;

CREATE TABLE stage_skip (
	case_id INTEGER NOT NULL,
	stage VARCHAR(30) NOT NULL,
	reason VARCHAR(200) NOT NULL,
	skipped_on DATE,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_stage_skip PRIMARY KEY (id),
	CONSTRAINT fk_stage_skip_case_id FOREIGN KEY(case_id) REFERENCES "case" (id),
	CONSTRAINT uq_stage_skip_uid UNIQUE (uid),
	CONSTRAINT ck_stage_skip_stage CHECK (typeof(stage) IN ('text','null') AND length(stage) <= 30 AND instr(stage, char(0)) = 0),
	CONSTRAINT ck_stage_skip_reason CHECK (typeof(reason) IN ('text','null') AND length(reason) <= 200 AND instr(reason, char(0)) = 0),
	CONSTRAINT ck_stage_skip_skipped_on CHECK (typeof(skipped_on) IN ('text','null') AND length(skipped_on) <= 10 AND instr(skipped_on, char(0)) = 0 AND skipped_on LIKE '____-__-__')
);

CREATE INDEX ix_stage_skip_case_id ON stage_skip (case_id);

CREATE TABLE case_assessment (
	assessed_on DATE NOT NULL,
	body VARCHAR(1500),
	mind VARCHAR(1500),
	social VARCHAR(1500),
	strength VARCHAR(1500),
	family_structure VARCHAR(1500),
	family_relations VARCHAR(1500),
	family_economy VARCHAR(1500),
	neighbours VARCHAR(1500),
	school VARCHAR(1500),
	workplace VARCHAR(1500),
	formal_support VARCHAR(1500),
	informal_support VARCHAR(1500),
	resources VARCHAR(1500),
	risk VARCHAR(30),
	risk_basis VARCHAR(500),
	conclusion VARCHAR(2000),
	case_id INTEGER NOT NULL,
	station_id INTEGER,
	worker_id INTEGER,
	number VARCHAR(40),
	form_state VARCHAR(30),
	secrecy VARCHAR(30),
	filled_on DATE,
	reviewer VARCHAR(50),
	reviewed_on DATE,
	review_note VARCHAR(500),
	supervisor_opinion VARCHAR(1000),
	supervisor VARCHAR(50),
	supervised_on DATE,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_case_assessment PRIMARY KEY (id),
	CONSTRAINT fk_case_assessment_case_id FOREIGN KEY(case_id) REFERENCES "case" (id),
	CONSTRAINT fk_case_assessment_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_case_assessment_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT uq_case_assessment_uid UNIQUE (uid),
	CONSTRAINT ck_case_assessment_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_case_assessment_assessed_on CHECK (typeof(assessed_on) IN ('text','null') AND length(assessed_on) <= 10 AND instr(assessed_on, char(0)) = 0 AND assessed_on LIKE '____-__-__'),
	CONSTRAINT ck_case_assessment_body CHECK (typeof(body) IN ('text','null') AND length(body) <= 1500 AND instr(body, char(0)) = 0),
	CONSTRAINT ck_case_assessment_mind CHECK (typeof(mind) IN ('text','null') AND length(mind) <= 1500 AND instr(mind, char(0)) = 0),
	CONSTRAINT ck_case_assessment_social CHECK (typeof(social) IN ('text','null') AND length(social) <= 1500 AND instr(social, char(0)) = 0),
	CONSTRAINT ck_case_assessment_strength CHECK (typeof(strength) IN ('text','null') AND length(strength) <= 1500 AND instr(strength, char(0)) = 0),
	CONSTRAINT ck_case_assessment_family_structure CHECK (typeof(family_structure) IN ('text','null') AND length(family_structure) <= 1500 AND instr(family_structure, char(0)) = 0),
	CONSTRAINT ck_case_assessment_family_relations CHECK (typeof(family_relations) IN ('text','null') AND length(family_relations) <= 1500 AND instr(family_relations, char(0)) = 0),
	CONSTRAINT ck_case_assessment_family_economy CHECK (typeof(family_economy) IN ('text','null') AND length(family_economy) <= 1500 AND instr(family_economy, char(0)) = 0),
	CONSTRAINT ck_case_assessment_neighbours CHECK (typeof(neighbours) IN ('text','null') AND length(neighbours) <= 1500 AND instr(neighbours, char(0)) = 0),
	CONSTRAINT ck_case_assessment_school CHECK (typeof(school) IN ('text','null') AND length(school) <= 1500 AND instr(school, char(0)) = 0),
	CONSTRAINT ck_case_assessment_workplace CHECK (typeof(workplace) IN ('text','null') AND length(workplace) <= 1500 AND instr(workplace, char(0)) = 0),
	CONSTRAINT ck_case_assessment_formal_support CHECK (typeof(formal_support) IN ('text','null') AND length(formal_support) <= 1500 AND instr(formal_support, char(0)) = 0),
	CONSTRAINT ck_case_assessment_informal_support CHECK (typeof(informal_support) IN ('text','null') AND length(informal_support) <= 1500 AND instr(informal_support, char(0)) = 0),
	CONSTRAINT ck_case_assessment_resources CHECK (typeof(resources) IN ('text','null') AND length(resources) <= 1500 AND instr(resources, char(0)) = 0),
	CONSTRAINT ck_case_assessment_risk CHECK (typeof(risk) IN ('text','null') AND length(risk) <= 30 AND instr(risk, char(0)) = 0),
	CONSTRAINT ck_case_assessment_risk_basis CHECK (typeof(risk_basis) IN ('text','null') AND length(risk_basis) <= 500 AND instr(risk_basis, char(0)) = 0),
	CONSTRAINT ck_case_assessment_conclusion CHECK (typeof(conclusion) IN ('text','null') AND length(conclusion) <= 2000 AND instr(conclusion, char(0)) = 0),
	CONSTRAINT ck_case_assessment_form_state CHECK (typeof(form_state) IN ('text','null') AND length(form_state) <= 30 AND instr(form_state, char(0)) = 0),
	CONSTRAINT ck_case_assessment_secrecy CHECK (typeof(secrecy) IN ('text','null') AND length(secrecy) <= 30 AND instr(secrecy, char(0)) = 0),
	CONSTRAINT ck_case_assessment_filled_on CHECK (typeof(filled_on) IN ('text','null') AND length(filled_on) <= 10 AND instr(filled_on, char(0)) = 0 AND filled_on LIKE '____-__-__'),
	CONSTRAINT ck_case_assessment_reviewer CHECK (typeof(reviewer) IN ('text','null') AND length(reviewer) <= 50 AND instr(reviewer, char(0)) = 0),
	CONSTRAINT ck_case_assessment_reviewed_on CHECK (typeof(reviewed_on) IN ('text','null') AND length(reviewed_on) <= 10 AND instr(reviewed_on, char(0)) = 0 AND reviewed_on LIKE '____-__-__'),
	CONSTRAINT ck_case_assessment_review_note CHECK (typeof(review_note) IN ('text','null') AND length(review_note) <= 500 AND instr(review_note, char(0)) = 0),
	CONSTRAINT ck_case_assessment_supervisor_opinion CHECK (typeof(supervisor_opinion) IN ('text','null') AND length(supervisor_opinion) <= 1000 AND instr(supervisor_opinion, char(0)) = 0),
	CONSTRAINT ck_case_assessment_supervisor CHECK (typeof(supervisor) IN ('text','null') AND length(supervisor) <= 50 AND instr(supervisor, char(0)) = 0),
	CONSTRAINT ck_case_assessment_supervised_on CHECK (typeof(supervised_on) IN ('text','null') AND length(supervised_on) <= 10 AND instr(supervised_on, char(0)) = 0 AND supervised_on LIKE '____-__-__')
);

CREATE INDEX ix_case_assessment_case_id ON case_assessment (case_id);

CREATE INDEX ix_case_assessment_number ON case_assessment (number);

CREATE INDEX ix_case_assessment_station_id ON case_assessment (station_id);

CREATE INDEX ix_case_assessment_worker_id ON case_assessment (worker_id);

CREATE TABLE case_evaluation (
	evaluated_on DATE NOT NULL,
	process VARCHAR(1500),
	client_view VARCHAR(1500),
	satisfaction VARCHAR(30),
	worker_view VARCHAR(1500),
	evidence VARCHAR(1500),
	shortfall VARCHAR(1500),
	case_id INTEGER NOT NULL,
	station_id INTEGER,
	worker_id INTEGER,
	number VARCHAR(40),
	form_state VARCHAR(30),
	secrecy VARCHAR(30),
	filled_on DATE,
	reviewer VARCHAR(50),
	reviewed_on DATE,
	review_note VARCHAR(500),
	supervisor_opinion VARCHAR(1000),
	supervisor VARCHAR(50),
	supervised_on DATE,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_case_evaluation PRIMARY KEY (id),
	CONSTRAINT fk_case_evaluation_case_id FOREIGN KEY(case_id) REFERENCES "case" (id),
	CONSTRAINT fk_case_evaluation_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_case_evaluation_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT uq_case_evaluation_uid UNIQUE (uid),
	CONSTRAINT ck_case_evaluation_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_case_evaluation_evaluated_on CHECK (typeof(evaluated_on) IN ('text','null') AND length(evaluated_on) <= 10 AND instr(evaluated_on, char(0)) = 0 AND evaluated_on LIKE '____-__-__'),
	CONSTRAINT ck_case_evaluation_process CHECK (typeof(process) IN ('text','null') AND length(process) <= 1500 AND instr(process, char(0)) = 0),
	CONSTRAINT ck_case_evaluation_client_view CHECK (typeof(client_view) IN ('text','null') AND length(client_view) <= 1500 AND instr(client_view, char(0)) = 0),
	CONSTRAINT ck_case_evaluation_satisfaction CHECK (typeof(satisfaction) IN ('text','null') AND length(satisfaction) <= 30 AND instr(satisfaction, char(0)) = 0),
	CONSTRAINT ck_case_evaluation_worker_view CHECK (typeof(worker_view) IN ('text','null') AND length(worker_view) <= 1500 AND instr(worker_view, char(0)) = 0),
	CONSTRAINT ck_case_evaluation_evidence CHECK (typeof(evidence) IN ('text','null') AND length(evidence) <= 1500 AND instr(evidence, char(0)) = 0),
	CONSTRAINT ck_case_evaluation_shortfall CHECK (typeof(shortfall) IN ('text','null') AND length(shortfall) <= 1500 AND instr(shortfall, char(0)) = 0),
	CONSTRAINT ck_case_evaluation_form_state CHECK (typeof(form_state) IN ('text','null') AND length(form_state) <= 30 AND instr(form_state, char(0)) = 0),
	CONSTRAINT ck_case_evaluation_secrecy CHECK (typeof(secrecy) IN ('text','null') AND length(secrecy) <= 30 AND instr(secrecy, char(0)) = 0),
	CONSTRAINT ck_case_evaluation_filled_on CHECK (typeof(filled_on) IN ('text','null') AND length(filled_on) <= 10 AND instr(filled_on, char(0)) = 0 AND filled_on LIKE '____-__-__'),
	CONSTRAINT ck_case_evaluation_reviewer CHECK (typeof(reviewer) IN ('text','null') AND length(reviewer) <= 50 AND instr(reviewer, char(0)) = 0),
	CONSTRAINT ck_case_evaluation_reviewed_on CHECK (typeof(reviewed_on) IN ('text','null') AND length(reviewed_on) <= 10 AND instr(reviewed_on, char(0)) = 0 AND reviewed_on LIKE '____-__-__'),
	CONSTRAINT ck_case_evaluation_review_note CHECK (typeof(review_note) IN ('text','null') AND length(review_note) <= 500 AND instr(review_note, char(0)) = 0),
	CONSTRAINT ck_case_evaluation_supervisor_opinion CHECK (typeof(supervisor_opinion) IN ('text','null') AND length(supervisor_opinion) <= 1000 AND instr(supervisor_opinion, char(0)) = 0),
	CONSTRAINT ck_case_evaluation_supervisor CHECK (typeof(supervisor) IN ('text','null') AND length(supervisor) <= 50 AND instr(supervisor, char(0)) = 0),
	CONSTRAINT ck_case_evaluation_supervised_on CHECK (typeof(supervised_on) IN ('text','null') AND length(supervised_on) <= 10 AND instr(supervised_on, char(0)) = 0 AND supervised_on LIKE '____-__-__')
);

CREATE INDEX ix_case_evaluation_case_id ON case_evaluation (case_id);

CREATE INDEX ix_case_evaluation_number ON case_evaluation (number);

CREATE INDEX ix_case_evaluation_station_id ON case_evaluation (station_id);

CREATE INDEX ix_case_evaluation_worker_id ON case_evaluation (worker_id);

CREATE TABLE case_closing (
	closed_on DATE NOT NULL,
	cause VARCHAR(30) NOT NULL,
	changes VARCHAR(2000),
	consolidation VARCHAR(1500),
	parting VARCHAR(1500),
	follow_every VARCHAR(30),
	follow_until DATE,
	archive_number VARCHAR(40),
	case_id INTEGER NOT NULL,
	station_id INTEGER,
	worker_id INTEGER,
	number VARCHAR(40),
	form_state VARCHAR(30),
	secrecy VARCHAR(30),
	filled_on DATE,
	reviewer VARCHAR(50),
	reviewed_on DATE,
	review_note VARCHAR(500),
	supervisor_opinion VARCHAR(1000),
	supervisor VARCHAR(50),
	supervised_on DATE,
	client_signer VARCHAR(50),
	client_signed_on DATE,
	worker_signed_on DATE,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_case_closing PRIMARY KEY (id),
	CONSTRAINT fk_case_closing_case_id FOREIGN KEY(case_id) REFERENCES "case" (id),
	CONSTRAINT fk_case_closing_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_case_closing_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT uq_case_closing_uid UNIQUE (uid),
	CONSTRAINT ck_case_closing_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_case_closing_closed_on CHECK (typeof(closed_on) IN ('text','null') AND length(closed_on) <= 10 AND instr(closed_on, char(0)) = 0 AND closed_on LIKE '____-__-__'),
	CONSTRAINT ck_case_closing_cause CHECK (typeof(cause) IN ('text','null') AND length(cause) <= 30 AND instr(cause, char(0)) = 0),
	CONSTRAINT ck_case_closing_changes CHECK (typeof(changes) IN ('text','null') AND length(changes) <= 2000 AND instr(changes, char(0)) = 0),
	CONSTRAINT ck_case_closing_consolidation CHECK (typeof(consolidation) IN ('text','null') AND length(consolidation) <= 1500 AND instr(consolidation, char(0)) = 0),
	CONSTRAINT ck_case_closing_parting CHECK (typeof(parting) IN ('text','null') AND length(parting) <= 1500 AND instr(parting, char(0)) = 0),
	CONSTRAINT ck_case_closing_follow_every CHECK (typeof(follow_every) IN ('text','null') AND length(follow_every) <= 30 AND instr(follow_every, char(0)) = 0),
	CONSTRAINT ck_case_closing_follow_until CHECK (typeof(follow_until) IN ('text','null') AND length(follow_until) <= 10 AND instr(follow_until, char(0)) = 0 AND follow_until LIKE '____-__-__'),
	CONSTRAINT ck_case_closing_archive_number CHECK (typeof(archive_number) IN ('text','null') AND length(archive_number) <= 40 AND instr(archive_number, char(0)) = 0),
	CONSTRAINT ck_case_closing_form_state CHECK (typeof(form_state) IN ('text','null') AND length(form_state) <= 30 AND instr(form_state, char(0)) = 0),
	CONSTRAINT ck_case_closing_secrecy CHECK (typeof(secrecy) IN ('text','null') AND length(secrecy) <= 30 AND instr(secrecy, char(0)) = 0),
	CONSTRAINT ck_case_closing_filled_on CHECK (typeof(filled_on) IN ('text','null') AND length(filled_on) <= 10 AND instr(filled_on, char(0)) = 0 AND filled_on LIKE '____-__-__'),
	CONSTRAINT ck_case_closing_reviewer CHECK (typeof(reviewer) IN ('text','null') AND length(reviewer) <= 50 AND instr(reviewer, char(0)) = 0),
	CONSTRAINT ck_case_closing_reviewed_on CHECK (typeof(reviewed_on) IN ('text','null') AND length(reviewed_on) <= 10 AND instr(reviewed_on, char(0)) = 0 AND reviewed_on LIKE '____-__-__'),
	CONSTRAINT ck_case_closing_review_note CHECK (typeof(review_note) IN ('text','null') AND length(review_note) <= 500 AND instr(review_note, char(0)) = 0),
	CONSTRAINT ck_case_closing_supervisor_opinion CHECK (typeof(supervisor_opinion) IN ('text','null') AND length(supervisor_opinion) <= 1000 AND instr(supervisor_opinion, char(0)) = 0),
	CONSTRAINT ck_case_closing_supervisor CHECK (typeof(supervisor) IN ('text','null') AND length(supervisor) <= 50 AND instr(supervisor, char(0)) = 0),
	CONSTRAINT ck_case_closing_supervised_on CHECK (typeof(supervised_on) IN ('text','null') AND length(supervised_on) <= 10 AND instr(supervised_on, char(0)) = 0 AND supervised_on LIKE '____-__-__'),
	CONSTRAINT ck_case_closing_client_signer CHECK (typeof(client_signer) IN ('text','null') AND length(client_signer) <= 50 AND instr(client_signer, char(0)) = 0),
	CONSTRAINT ck_case_closing_client_signed_on CHECK (typeof(client_signed_on) IN ('text','null') AND length(client_signed_on) <= 10 AND instr(client_signed_on, char(0)) = 0 AND client_signed_on LIKE '____-__-__'),
	CONSTRAINT ck_case_closing_worker_signed_on CHECK (typeof(worker_signed_on) IN ('text','null') AND length(worker_signed_on) <= 10 AND instr(worker_signed_on, char(0)) = 0 AND worker_signed_on LIKE '____-__-__')
);

CREATE INDEX ix_case_closing_case_id ON case_closing (case_id);

CREATE INDEX ix_case_closing_number ON case_closing (number);

CREATE INDEX ix_case_closing_station_id ON case_closing (station_id);

CREATE INDEX ix_case_closing_worker_id ON case_closing (worker_id);

CREATE TABLE case_plan (
	planned_on DATE NOT NULL,
	aim VARCHAR(1000),
	theory VARCHAR(1000),
	from_on DATE,
	to_on DATE,
	times INTEGER,
	contact VARCHAR(200),
	contingency VARCHAR(1000),
	evaluation VARCHAR(1000),
	agreed_goals VARCHAR(1000),
	agreed_work VARCHAR(1000),
	agreed_rights VARCHAR(1500),
	agreed_terms VARCHAR(500),
	case_id INTEGER NOT NULL,
	station_id INTEGER,
	worker_id INTEGER,
	number VARCHAR(40),
	form_state VARCHAR(30),
	secrecy VARCHAR(30),
	filled_on DATE,
	reviewer VARCHAR(50),
	reviewed_on DATE,
	review_note VARCHAR(500),
	supervisor_opinion VARCHAR(1000),
	supervisor VARCHAR(50),
	supervised_on DATE,
	client_signer VARCHAR(50),
	client_signed_on DATE,
	worker_signed_on DATE,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_case_plan PRIMARY KEY (id),
	CONSTRAINT fk_case_plan_case_id FOREIGN KEY(case_id) REFERENCES "case" (id),
	CONSTRAINT fk_case_plan_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_case_plan_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT uq_case_plan_uid UNIQUE (uid),
	CONSTRAINT ck_case_plan_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_case_plan_planned_on CHECK (typeof(planned_on) IN ('text','null') AND length(planned_on) <= 10 AND instr(planned_on, char(0)) = 0 AND planned_on LIKE '____-__-__'),
	CONSTRAINT ck_case_plan_aim CHECK (typeof(aim) IN ('text','null') AND length(aim) <= 1000 AND instr(aim, char(0)) = 0),
	CONSTRAINT ck_case_plan_theory CHECK (typeof(theory) IN ('text','null') AND length(theory) <= 1000 AND instr(theory, char(0)) = 0),
	CONSTRAINT ck_case_plan_from_on CHECK (typeof(from_on) IN ('text','null') AND length(from_on) <= 10 AND instr(from_on, char(0)) = 0 AND from_on LIKE '____-__-__'),
	CONSTRAINT ck_case_plan_to_on CHECK (typeof(to_on) IN ('text','null') AND length(to_on) <= 10 AND instr(to_on, char(0)) = 0 AND to_on LIKE '____-__-__'),
	CONSTRAINT ck_case_plan_times CHECK (typeof(times) IN ('integer','null')),
	CONSTRAINT ck_case_plan_contact CHECK (typeof(contact) IN ('text','null') AND length(contact) <= 200 AND instr(contact, char(0)) = 0),
	CONSTRAINT ck_case_plan_contingency CHECK (typeof(contingency) IN ('text','null') AND length(contingency) <= 1000 AND instr(contingency, char(0)) = 0),
	CONSTRAINT ck_case_plan_evaluation CHECK (typeof(evaluation) IN ('text','null') AND length(evaluation) <= 1000 AND instr(evaluation, char(0)) = 0),
	CONSTRAINT ck_case_plan_agreed_goals CHECK (typeof(agreed_goals) IN ('text','null') AND length(agreed_goals) <= 1000 AND instr(agreed_goals, char(0)) = 0),
	CONSTRAINT ck_case_plan_agreed_work CHECK (typeof(agreed_work) IN ('text','null') AND length(agreed_work) <= 1000 AND instr(agreed_work, char(0)) = 0),
	CONSTRAINT ck_case_plan_agreed_rights CHECK (typeof(agreed_rights) IN ('text','null') AND length(agreed_rights) <= 1500 AND instr(agreed_rights, char(0)) = 0),
	CONSTRAINT ck_case_plan_agreed_terms CHECK (typeof(agreed_terms) IN ('text','null') AND length(agreed_terms) <= 500 AND instr(agreed_terms, char(0)) = 0),
	CONSTRAINT ck_case_plan_form_state CHECK (typeof(form_state) IN ('text','null') AND length(form_state) <= 30 AND instr(form_state, char(0)) = 0),
	CONSTRAINT ck_case_plan_secrecy CHECK (typeof(secrecy) IN ('text','null') AND length(secrecy) <= 30 AND instr(secrecy, char(0)) = 0),
	CONSTRAINT ck_case_plan_filled_on CHECK (typeof(filled_on) IN ('text','null') AND length(filled_on) <= 10 AND instr(filled_on, char(0)) = 0 AND filled_on LIKE '____-__-__'),
	CONSTRAINT ck_case_plan_reviewer CHECK (typeof(reviewer) IN ('text','null') AND length(reviewer) <= 50 AND instr(reviewer, char(0)) = 0),
	CONSTRAINT ck_case_plan_reviewed_on CHECK (typeof(reviewed_on) IN ('text','null') AND length(reviewed_on) <= 10 AND instr(reviewed_on, char(0)) = 0 AND reviewed_on LIKE '____-__-__'),
	CONSTRAINT ck_case_plan_review_note CHECK (typeof(review_note) IN ('text','null') AND length(review_note) <= 500 AND instr(review_note, char(0)) = 0),
	CONSTRAINT ck_case_plan_supervisor_opinion CHECK (typeof(supervisor_opinion) IN ('text','null') AND length(supervisor_opinion) <= 1000 AND instr(supervisor_opinion, char(0)) = 0),
	CONSTRAINT ck_case_plan_supervisor CHECK (typeof(supervisor) IN ('text','null') AND length(supervisor) <= 50 AND instr(supervisor, char(0)) = 0),
	CONSTRAINT ck_case_plan_supervised_on CHECK (typeof(supervised_on) IN ('text','null') AND length(supervised_on) <= 10 AND instr(supervised_on, char(0)) = 0 AND supervised_on LIKE '____-__-__'),
	CONSTRAINT ck_case_plan_client_signer CHECK (typeof(client_signer) IN ('text','null') AND length(client_signer) <= 50 AND instr(client_signer, char(0)) = 0),
	CONSTRAINT ck_case_plan_client_signed_on CHECK (typeof(client_signed_on) IN ('text','null') AND length(client_signed_on) <= 10 AND instr(client_signed_on, char(0)) = 0 AND client_signed_on LIKE '____-__-__'),
	CONSTRAINT ck_case_plan_worker_signed_on CHECK (typeof(worker_signed_on) IN ('text','null') AND length(worker_signed_on) <= 10 AND instr(worker_signed_on, char(0)) = 0 AND worker_signed_on LIKE '____-__-__')
);

CREATE INDEX ix_case_plan_case_id ON case_plan (case_id);

CREATE INDEX ix_case_plan_number ON case_plan (number);

CREATE INDEX ix_case_plan_station_id ON case_plan (station_id);

CREATE INDEX ix_case_plan_worker_id ON case_plan (worker_id);

CREATE TABLE session (
	held_on DATE NOT NULL,
	nth INTEGER,
	started_at VARCHAR(5),
	ended_at VARCHAR(5),
	minutes INTEGER,
	mileage INTEGER,
	place VARCHAR(100),
	way VARCHAR(30),
	attendants VARCHAR(200),
	purpose VARCHAR(500),
	facts VARCHAR(20000),
	judgement VARCHAR(5000),
	techniques VARCHAR(300),
	last_tasks VARCHAR(1000),
	mood VARCHAR(500),
	risk VARCHAR(30),
	linked VARCHAR(500),
	next_on DATE,
	next_at VARCHAR(5),
	case_id INTEGER NOT NULL,
	station_id INTEGER,
	worker_id INTEGER,
	number VARCHAR(40),
	form_state VARCHAR(30),
	secrecy VARCHAR(30),
	filled_on DATE,
	reviewer VARCHAR(50),
	reviewed_on DATE,
	review_note VARCHAR(500),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_session PRIMARY KEY (id),
	CONSTRAINT fk_session_case_id FOREIGN KEY(case_id) REFERENCES "case" (id),
	CONSTRAINT fk_session_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_session_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT uq_session_uid UNIQUE (uid),
	CONSTRAINT ck_session_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_session_held_on CHECK (typeof(held_on) IN ('text','null') AND length(held_on) <= 10 AND instr(held_on, char(0)) = 0 AND held_on LIKE '____-__-__'),
	CONSTRAINT ck_session_nth CHECK (typeof(nth) IN ('integer','null')),
	CONSTRAINT ck_session_started_at CHECK (typeof(started_at) IN ('text','null') AND length(started_at) <= 5 AND instr(started_at, char(0)) = 0),
	CONSTRAINT ck_session_ended_at CHECK (typeof(ended_at) IN ('text','null') AND length(ended_at) <= 5 AND instr(ended_at, char(0)) = 0),
	CONSTRAINT ck_session_minutes CHECK (typeof(minutes) IN ('integer','null')),
	CONSTRAINT ck_session_mileage CHECK (typeof(mileage) IN ('integer','null')),
	CONSTRAINT ck_session_place CHECK (typeof(place) IN ('text','null') AND length(place) <= 100 AND instr(place, char(0)) = 0),
	CONSTRAINT ck_session_way CHECK (typeof(way) IN ('text','null') AND length(way) <= 30 AND instr(way, char(0)) = 0),
	CONSTRAINT ck_session_attendants CHECK (typeof(attendants) IN ('text','null') AND length(attendants) <= 200 AND instr(attendants, char(0)) = 0),
	CONSTRAINT ck_session_purpose CHECK (typeof(purpose) IN ('text','null') AND length(purpose) <= 500 AND instr(purpose, char(0)) = 0),
	CONSTRAINT ck_session_facts CHECK (typeof(facts) IN ('text','null') AND length(facts) <= 20000 AND instr(facts, char(0)) = 0),
	CONSTRAINT ck_session_judgement CHECK (typeof(judgement) IN ('text','null') AND length(judgement) <= 5000 AND instr(judgement, char(0)) = 0),
	CONSTRAINT ck_session_techniques CHECK (typeof(techniques) IN ('text','null') AND length(techniques) <= 300 AND instr(techniques, char(0)) = 0),
	CONSTRAINT ck_session_last_tasks CHECK (typeof(last_tasks) IN ('text','null') AND length(last_tasks) <= 1000 AND instr(last_tasks, char(0)) = 0),
	CONSTRAINT ck_session_mood CHECK (typeof(mood) IN ('text','null') AND length(mood) <= 500 AND instr(mood, char(0)) = 0),
	CONSTRAINT ck_session_risk CHECK (typeof(risk) IN ('text','null') AND length(risk) <= 30 AND instr(risk, char(0)) = 0),
	CONSTRAINT ck_session_linked CHECK (typeof(linked) IN ('text','null') AND length(linked) <= 500 AND instr(linked, char(0)) = 0),
	CONSTRAINT ck_session_next_on CHECK (typeof(next_on) IN ('text','null') AND length(next_on) <= 10 AND instr(next_on, char(0)) = 0 AND next_on LIKE '____-__-__'),
	CONSTRAINT ck_session_next_at CHECK (typeof(next_at) IN ('text','null') AND length(next_at) <= 5 AND instr(next_at, char(0)) = 0),
	CONSTRAINT ck_session_form_state CHECK (typeof(form_state) IN ('text','null') AND length(form_state) <= 30 AND instr(form_state, char(0)) = 0),
	CONSTRAINT ck_session_secrecy CHECK (typeof(secrecy) IN ('text','null') AND length(secrecy) <= 30 AND instr(secrecy, char(0)) = 0),
	CONSTRAINT ck_session_filled_on CHECK (typeof(filled_on) IN ('text','null') AND length(filled_on) <= 10 AND instr(filled_on, char(0)) = 0 AND filled_on LIKE '____-__-__'),
	CONSTRAINT ck_session_reviewer CHECK (typeof(reviewer) IN ('text','null') AND length(reviewer) <= 50 AND instr(reviewer, char(0)) = 0),
	CONSTRAINT ck_session_reviewed_on CHECK (typeof(reviewed_on) IN ('text','null') AND length(reviewed_on) <= 10 AND instr(reviewed_on, char(0)) = 0 AND reviewed_on LIKE '____-__-__'),
	CONSTRAINT ck_session_review_note CHECK (typeof(review_note) IN ('text','null') AND length(review_note) <= 500 AND instr(review_note, char(0)) = 0)
);

CREATE INDEX ix_session_case_id ON session (case_id);

CREATE INDEX ix_session_held_on ON session (held_on);

CREATE INDEX ix_session_number ON session (number);

CREATE INDEX ix_session_station_id ON session (station_id);

CREATE INDEX ix_session_worker_id ON session (worker_id);

CREATE TABLE consent (
	person_id INTEGER NOT NULL,
	case_id INTEGER,
	station_id INTEGER,
	worker_id INTEGER,
	signed_on DATE NOT NULL,
	purpose VARCHAR(500),
	collected VARCHAR(500),
	collecting VARCHAR(300),
	kept_until VARCHAR(100),
	shared_with VARCHAR(300),
	rights_told BOOLEAN,
	contact VARCHAR(100),
	separate BOOLEAN,
	limits_told BOOLEAN,
	way VARCHAR(30),
	signer VARCHAR(50),
	guardian VARCHAR(50),
	guardian_relation VARCHAR(30),
	witness VARCHAR(50),
	withdrawn_on DATE,
	withdrawn_scope VARCHAR(200),
	number VARCHAR(40),
	form_state VARCHAR(30),
	secrecy VARCHAR(30),
	filled_on DATE,
	reviewer VARCHAR(50),
	reviewed_on DATE,
	review_note VARCHAR(500),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_consent PRIMARY KEY (id),
	CONSTRAINT fk_consent_person_id FOREIGN KEY(person_id) REFERENCES person (id),
	CONSTRAINT fk_consent_case_id FOREIGN KEY(case_id) REFERENCES "case" (id),
	CONSTRAINT fk_consent_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_consent_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT uq_consent_uid UNIQUE (uid),
	CONSTRAINT ck_consent_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_consent_signed_on CHECK (typeof(signed_on) IN ('text','null') AND length(signed_on) <= 10 AND instr(signed_on, char(0)) = 0 AND signed_on LIKE '____-__-__'),
	CONSTRAINT ck_consent_purpose CHECK (typeof(purpose) IN ('text','null') AND length(purpose) <= 500 AND instr(purpose, char(0)) = 0),
	CONSTRAINT ck_consent_collected CHECK (typeof(collected) IN ('text','null') AND length(collected) <= 500 AND instr(collected, char(0)) = 0),
	CONSTRAINT ck_consent_collecting CHECK (typeof(collecting) IN ('text','null') AND length(collecting) <= 300 AND instr(collecting, char(0)) = 0),
	CONSTRAINT ck_consent_kept_until CHECK (typeof(kept_until) IN ('text','null') AND length(kept_until) <= 100 AND instr(kept_until, char(0)) = 0),
	CONSTRAINT ck_consent_shared_with CHECK (typeof(shared_with) IN ('text','null') AND length(shared_with) <= 300 AND instr(shared_with, char(0)) = 0),
	CONSTRAINT ck_consent_rights_told CHECK (rights_told IN (0, 1)),
	CONSTRAINT ck_consent_contact CHECK (typeof(contact) IN ('text','null') AND length(contact) <= 100 AND instr(contact, char(0)) = 0),
	CONSTRAINT ck_consent_separate CHECK (separate IN (0, 1)),
	CONSTRAINT ck_consent_limits_told CHECK (limits_told IN (0, 1)),
	CONSTRAINT ck_consent_way CHECK (typeof(way) IN ('text','null') AND length(way) <= 30 AND instr(way, char(0)) = 0),
	CONSTRAINT ck_consent_signer CHECK (typeof(signer) IN ('text','null') AND length(signer) <= 50 AND instr(signer, char(0)) = 0),
	CONSTRAINT ck_consent_guardian CHECK (typeof(guardian) IN ('text','null') AND length(guardian) <= 50 AND instr(guardian, char(0)) = 0),
	CONSTRAINT ck_consent_guardian_relation CHECK (typeof(guardian_relation) IN ('text','null') AND length(guardian_relation) <= 30 AND instr(guardian_relation, char(0)) = 0),
	CONSTRAINT ck_consent_witness CHECK (typeof(witness) IN ('text','null') AND length(witness) <= 50 AND instr(witness, char(0)) = 0),
	CONSTRAINT ck_consent_withdrawn_on CHECK (typeof(withdrawn_on) IN ('text','null') AND length(withdrawn_on) <= 10 AND instr(withdrawn_on, char(0)) = 0 AND withdrawn_on LIKE '____-__-__'),
	CONSTRAINT ck_consent_withdrawn_scope CHECK (typeof(withdrawn_scope) IN ('text','null') AND length(withdrawn_scope) <= 200 AND instr(withdrawn_scope, char(0)) = 0),
	CONSTRAINT ck_consent_form_state CHECK (typeof(form_state) IN ('text','null') AND length(form_state) <= 30 AND instr(form_state, char(0)) = 0),
	CONSTRAINT ck_consent_secrecy CHECK (typeof(secrecy) IN ('text','null') AND length(secrecy) <= 30 AND instr(secrecy, char(0)) = 0),
	CONSTRAINT ck_consent_filled_on CHECK (typeof(filled_on) IN ('text','null') AND length(filled_on) <= 10 AND instr(filled_on, char(0)) = 0 AND filled_on LIKE '____-__-__'),
	CONSTRAINT ck_consent_reviewer CHECK (typeof(reviewer) IN ('text','null') AND length(reviewer) <= 50 AND instr(reviewer, char(0)) = 0),
	CONSTRAINT ck_consent_reviewed_on CHECK (typeof(reviewed_on) IN ('text','null') AND length(reviewed_on) <= 10 AND instr(reviewed_on, char(0)) = 0 AND reviewed_on LIKE '____-__-__'),
	CONSTRAINT ck_consent_review_note CHECK (typeof(review_note) IN ('text','null') AND length(review_note) <= 500 AND instr(review_note, char(0)) = 0)
);

CREATE INDEX ix_consent_case_id ON consent (case_id);

CREATE INDEX ix_consent_number ON consent (number);

CREATE INDEX ix_consent_person_id ON consent (person_id);

CREATE INDEX ix_consent_station_id ON consent (station_id);

CREATE INDEX ix_consent_worker_id ON consent (worker_id);

CREATE TABLE crisis (
	person_id INTEGER,
	case_id INTEGER,
	station_id INTEGER NOT NULL,
	worker_id INTEGER,
	found_at DATETIME NOT NULL,
	seen VARCHAR(5000) NOT NULL,
	mandatory BOOLEAN,
	handling VARCHAR(3000),
	follow_due_at DATETIME,
	follow_up VARCHAR(3000),
	closed_on DATE,
	number VARCHAR(40),
	form_state VARCHAR(30),
	secrecy VARCHAR(30),
	filled_on DATE,
	reviewer VARCHAR(50),
	reviewed_on DATE,
	review_note VARCHAR(500),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_crisis PRIMARY KEY (id),
	CONSTRAINT fk_crisis_person_id FOREIGN KEY(person_id) REFERENCES person (id),
	CONSTRAINT fk_crisis_case_id FOREIGN KEY(case_id) REFERENCES "case" (id),
	CONSTRAINT fk_crisis_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_crisis_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT uq_crisis_uid UNIQUE (uid),
	CONSTRAINT ck_crisis_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_crisis_found_at CHECK (found_at IS NULL OR datetime(found_at) IS NOT NULL AND typeof(found_at) = 'text'),
	CONSTRAINT ck_crisis_seen CHECK (typeof(seen) IN ('text','null') AND length(seen) <= 5000 AND instr(seen, char(0)) = 0),
	CONSTRAINT ck_crisis_mandatory CHECK (mandatory IN (0, 1)),
	CONSTRAINT ck_crisis_handling CHECK (typeof(handling) IN ('text','null') AND length(handling) <= 3000 AND instr(handling, char(0)) = 0),
	CONSTRAINT ck_crisis_follow_due_at CHECK (follow_due_at IS NULL OR datetime(follow_due_at) IS NOT NULL AND typeof(follow_due_at) = 'text'),
	CONSTRAINT ck_crisis_follow_up CHECK (typeof(follow_up) IN ('text','null') AND length(follow_up) <= 3000 AND instr(follow_up, char(0)) = 0),
	CONSTRAINT ck_crisis_closed_on CHECK (typeof(closed_on) IN ('text','null') AND length(closed_on) <= 10 AND instr(closed_on, char(0)) = 0 AND closed_on LIKE '____-__-__'),
	CONSTRAINT ck_crisis_form_state CHECK (typeof(form_state) IN ('text','null') AND length(form_state) <= 30 AND instr(form_state, char(0)) = 0),
	CONSTRAINT ck_crisis_secrecy CHECK (typeof(secrecy) IN ('text','null') AND length(secrecy) <= 30 AND instr(secrecy, char(0)) = 0),
	CONSTRAINT ck_crisis_filled_on CHECK (typeof(filled_on) IN ('text','null') AND length(filled_on) <= 10 AND instr(filled_on, char(0)) = 0 AND filled_on LIKE '____-__-__'),
	CONSTRAINT ck_crisis_reviewer CHECK (typeof(reviewer) IN ('text','null') AND length(reviewer) <= 50 AND instr(reviewer, char(0)) = 0),
	CONSTRAINT ck_crisis_reviewed_on CHECK (typeof(reviewed_on) IN ('text','null') AND length(reviewed_on) <= 10 AND instr(reviewed_on, char(0)) = 0 AND reviewed_on LIKE '____-__-__'),
	CONSTRAINT ck_crisis_review_note CHECK (typeof(review_note) IN ('text','null') AND length(review_note) <= 500 AND instr(review_note, char(0)) = 0)
);

CREATE INDEX ix_crisis_case_id ON crisis (case_id);

CREATE INDEX ix_crisis_number ON crisis (number);

CREATE INDEX ix_crisis_person_id ON crisis (person_id);

CREATE INDEX ix_crisis_station_id ON crisis (station_id);

CREATE INDEX ix_crisis_worker_id ON crisis (worker_id);

CREATE TABLE referral (
	referred_on DATE NOT NULL,
	cause VARCHAR(30) NOT NULL,
	cause_note VARCHAR(500),
	receiver VARCHAR(100) NOT NULL,
	contact VARCHAR(50),
	phone VARCHAR(50),
	done_so_far VARCHAR(2000),
	agreed BOOLEAN NOT NULL,
	agreed_by VARCHAR(50),
	agreed_way VARCHAR(30),
	receipt_on DATE,
	receipt VARCHAR(500),
	recheck_on DATE,
	recheck VARCHAR(500),
	case_id INTEGER NOT NULL,
	station_id INTEGER,
	worker_id INTEGER,
	number VARCHAR(40),
	form_state VARCHAR(30),
	secrecy VARCHAR(30),
	filled_on DATE,
	reviewer VARCHAR(50),
	reviewed_on DATE,
	review_note VARCHAR(500),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_referral PRIMARY KEY (id),
	CONSTRAINT fk_referral_case_id FOREIGN KEY(case_id) REFERENCES "case" (id),
	CONSTRAINT fk_referral_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_referral_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT uq_referral_uid UNIQUE (uid),
	CONSTRAINT ck_referral_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_referral_referred_on CHECK (typeof(referred_on) IN ('text','null') AND length(referred_on) <= 10 AND instr(referred_on, char(0)) = 0 AND referred_on LIKE '____-__-__'),
	CONSTRAINT ck_referral_cause CHECK (typeof(cause) IN ('text','null') AND length(cause) <= 30 AND instr(cause, char(0)) = 0),
	CONSTRAINT ck_referral_cause_note CHECK (typeof(cause_note) IN ('text','null') AND length(cause_note) <= 500 AND instr(cause_note, char(0)) = 0),
	CONSTRAINT ck_referral_receiver CHECK (typeof(receiver) IN ('text','null') AND length(receiver) <= 100 AND instr(receiver, char(0)) = 0),
	CONSTRAINT ck_referral_contact CHECK (typeof(contact) IN ('text','null') AND length(contact) <= 50 AND instr(contact, char(0)) = 0),
	CONSTRAINT ck_referral_phone CHECK (typeof(phone) IN ('text','null') AND length(phone) <= 50 AND instr(phone, char(0)) = 0),
	CONSTRAINT ck_referral_done_so_far CHECK (typeof(done_so_far) IN ('text','null') AND length(done_so_far) <= 2000 AND instr(done_so_far, char(0)) = 0),
	CONSTRAINT ck_referral_agreed CHECK (agreed IN (0, 1)),
	CONSTRAINT ck_referral_agreed_by CHECK (typeof(agreed_by) IN ('text','null') AND length(agreed_by) <= 50 AND instr(agreed_by, char(0)) = 0),
	CONSTRAINT ck_referral_agreed_way CHECK (typeof(agreed_way) IN ('text','null') AND length(agreed_way) <= 30 AND instr(agreed_way, char(0)) = 0),
	CONSTRAINT ck_referral_receipt_on CHECK (typeof(receipt_on) IN ('text','null') AND length(receipt_on) <= 10 AND instr(receipt_on, char(0)) = 0 AND receipt_on LIKE '____-__-__'),
	CONSTRAINT ck_referral_receipt CHECK (typeof(receipt) IN ('text','null') AND length(receipt) <= 500 AND instr(receipt, char(0)) = 0),
	CONSTRAINT ck_referral_recheck_on CHECK (typeof(recheck_on) IN ('text','null') AND length(recheck_on) <= 10 AND instr(recheck_on, char(0)) = 0 AND recheck_on LIKE '____-__-__'),
	CONSTRAINT ck_referral_recheck CHECK (typeof(recheck) IN ('text','null') AND length(recheck) <= 500 AND instr(recheck, char(0)) = 0),
	CONSTRAINT ck_referral_form_state CHECK (typeof(form_state) IN ('text','null') AND length(form_state) <= 30 AND instr(form_state, char(0)) = 0),
	CONSTRAINT ck_referral_secrecy CHECK (typeof(secrecy) IN ('text','null') AND length(secrecy) <= 30 AND instr(secrecy, char(0)) = 0),
	CONSTRAINT ck_referral_filled_on CHECK (typeof(filled_on) IN ('text','null') AND length(filled_on) <= 10 AND instr(filled_on, char(0)) = 0 AND filled_on LIKE '____-__-__'),
	CONSTRAINT ck_referral_reviewer CHECK (typeof(reviewer) IN ('text','null') AND length(reviewer) <= 50 AND instr(reviewer, char(0)) = 0),
	CONSTRAINT ck_referral_reviewed_on CHECK (typeof(reviewed_on) IN ('text','null') AND length(reviewed_on) <= 10 AND instr(reviewed_on, char(0)) = 0 AND reviewed_on LIKE '____-__-__'),
	CONSTRAINT ck_referral_review_note CHECK (typeof(review_note) IN ('text','null') AND length(review_note) <= 500 AND instr(review_note, char(0)) = 0)
);

CREATE INDEX ix_referral_case_id ON referral (case_id);

CREATE INDEX ix_referral_number ON referral (number);

CREATE INDEX ix_referral_station_id ON referral (station_id);

CREATE INDEX ix_referral_worker_id ON referral (worker_id);

CREATE TABLE follow_up (
	done_on DATE NOT NULL,
	nth INTEGER,
	way VARCHAR(30),
	minutes INTEGER,
	state VARCHAR(2000),
	kept VARCHAR(1000),
	fresh VARCHAR(1000),
	result VARCHAR(30),
	next_on DATE,
	case_id INTEGER NOT NULL,
	station_id INTEGER,
	worker_id INTEGER,
	number VARCHAR(40),
	form_state VARCHAR(30),
	secrecy VARCHAR(30),
	filled_on DATE,
	reviewer VARCHAR(50),
	reviewed_on DATE,
	review_note VARCHAR(500),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_follow_up PRIMARY KEY (id),
	CONSTRAINT fk_follow_up_case_id FOREIGN KEY(case_id) REFERENCES "case" (id),
	CONSTRAINT fk_follow_up_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_follow_up_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT uq_follow_up_uid UNIQUE (uid),
	CONSTRAINT ck_follow_up_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_follow_up_done_on CHECK (typeof(done_on) IN ('text','null') AND length(done_on) <= 10 AND instr(done_on, char(0)) = 0 AND done_on LIKE '____-__-__'),
	CONSTRAINT ck_follow_up_nth CHECK (typeof(nth) IN ('integer','null')),
	CONSTRAINT ck_follow_up_way CHECK (typeof(way) IN ('text','null') AND length(way) <= 30 AND instr(way, char(0)) = 0),
	CONSTRAINT ck_follow_up_minutes CHECK (typeof(minutes) IN ('integer','null')),
	CONSTRAINT ck_follow_up_state CHECK (typeof(state) IN ('text','null') AND length(state) <= 2000 AND instr(state, char(0)) = 0),
	CONSTRAINT ck_follow_up_kept CHECK (typeof(kept) IN ('text','null') AND length(kept) <= 1000 AND instr(kept, char(0)) = 0),
	CONSTRAINT ck_follow_up_fresh CHECK (typeof(fresh) IN ('text','null') AND length(fresh) <= 1000 AND instr(fresh, char(0)) = 0),
	CONSTRAINT ck_follow_up_result CHECK (typeof(result) IN ('text','null') AND length(result) <= 30 AND instr(result, char(0)) = 0),
	CONSTRAINT ck_follow_up_next_on CHECK (typeof(next_on) IN ('text','null') AND length(next_on) <= 10 AND instr(next_on, char(0)) = 0 AND next_on LIKE '____-__-__'),
	CONSTRAINT ck_follow_up_form_state CHECK (typeof(form_state) IN ('text','null') AND length(form_state) <= 30 AND instr(form_state, char(0)) = 0),
	CONSTRAINT ck_follow_up_secrecy CHECK (typeof(secrecy) IN ('text','null') AND length(secrecy) <= 30 AND instr(secrecy, char(0)) = 0),
	CONSTRAINT ck_follow_up_filled_on CHECK (typeof(filled_on) IN ('text','null') AND length(filled_on) <= 10 AND instr(filled_on, char(0)) = 0 AND filled_on LIKE '____-__-__'),
	CONSTRAINT ck_follow_up_reviewer CHECK (typeof(reviewer) IN ('text','null') AND length(reviewer) <= 50 AND instr(reviewer, char(0)) = 0),
	CONSTRAINT ck_follow_up_reviewed_on CHECK (typeof(reviewed_on) IN ('text','null') AND length(reviewed_on) <= 10 AND instr(reviewed_on, char(0)) = 0 AND reviewed_on LIKE '____-__-__'),
	CONSTRAINT ck_follow_up_review_note CHECK (typeof(review_note) IN ('text','null') AND length(review_note) <= 500 AND instr(review_note, char(0)) = 0)
);

CREATE INDEX ix_follow_up_case_id ON follow_up (case_id);

CREATE INDEX ix_follow_up_number ON follow_up (number);

CREATE INDEX ix_follow_up_station_id ON follow_up (station_id);

CREATE INDEX ix_follow_up_worker_id ON follow_up (worker_id);

CREATE TABLE transfer (
	person_id INTEGER NOT NULL,
	case_id INTEGER,
	from_station_id INTEGER,
	to_station_id INTEGER NOT NULL,
	to_worker_id INTEGER,
	moved_on DATE NOT NULL,
	cause VARCHAR(300),
	number VARCHAR(40),
	form_state VARCHAR(30),
	secrecy VARCHAR(30),
	filled_on DATE,
	reviewer VARCHAR(50),
	reviewed_on DATE,
	review_note VARCHAR(500),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_transfer PRIMARY KEY (id),
	CONSTRAINT fk_transfer_person_id FOREIGN KEY(person_id) REFERENCES person (id),
	CONSTRAINT fk_transfer_case_id FOREIGN KEY(case_id) REFERENCES "case" (id),
	CONSTRAINT fk_transfer_from_station_id FOREIGN KEY(from_station_id) REFERENCES station (id),
	CONSTRAINT fk_transfer_to_station_id FOREIGN KEY(to_station_id) REFERENCES station (id),
	CONSTRAINT fk_transfer_to_worker_id FOREIGN KEY(to_worker_id) REFERENCES worker (id),
	CONSTRAINT uq_transfer_uid UNIQUE (uid),
	CONSTRAINT ck_transfer_number CHECK (typeof(number) IN ('text','null') AND length(number) <= 40 AND instr(number, char(0)) = 0),
	CONSTRAINT ck_transfer_moved_on CHECK (typeof(moved_on) IN ('text','null') AND length(moved_on) <= 10 AND instr(moved_on, char(0)) = 0 AND moved_on LIKE '____-__-__'),
	CONSTRAINT ck_transfer_cause CHECK (typeof(cause) IN ('text','null') AND length(cause) <= 300 AND instr(cause, char(0)) = 0),
	CONSTRAINT ck_transfer_form_state CHECK (typeof(form_state) IN ('text','null') AND length(form_state) <= 30 AND instr(form_state, char(0)) = 0),
	CONSTRAINT ck_transfer_secrecy CHECK (typeof(secrecy) IN ('text','null') AND length(secrecy) <= 30 AND instr(secrecy, char(0)) = 0),
	CONSTRAINT ck_transfer_filled_on CHECK (typeof(filled_on) IN ('text','null') AND length(filled_on) <= 10 AND instr(filled_on, char(0)) = 0 AND filled_on LIKE '____-__-__'),
	CONSTRAINT ck_transfer_reviewer CHECK (typeof(reviewer) IN ('text','null') AND length(reviewer) <= 50 AND instr(reviewer, char(0)) = 0),
	CONSTRAINT ck_transfer_reviewed_on CHECK (typeof(reviewed_on) IN ('text','null') AND length(reviewed_on) <= 10 AND instr(reviewed_on, char(0)) = 0 AND reviewed_on LIKE '____-__-__'),
	CONSTRAINT ck_transfer_review_note CHECK (typeof(review_note) IN ('text','null') AND length(review_note) <= 500 AND instr(review_note, char(0)) = 0)
);

CREATE INDEX ix_transfer_case_id ON transfer (case_id);

CREATE INDEX ix_transfer_from_station_id ON transfer (from_station_id);

CREATE INDEX ix_transfer_number ON transfer (number);

CREATE INDEX ix_transfer_person_id ON transfer (person_id);

CREATE INDEX ix_transfer_to_station_id ON transfer (to_station_id);

CREATE INDEX ix_transfer_to_worker_id ON transfer (to_worker_id);

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

CREATE TABLE visit_worker (
	visit_id INTEGER NOT NULL,
	worker_id INTEGER NOT NULL,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_visit_worker PRIMARY KEY (id),
	CONSTRAINT fk_visit_worker_visit_id FOREIGN KEY(visit_id) REFERENCES visit (id),
	CONSTRAINT fk_visit_worker_worker_id FOREIGN KEY(worker_id) REFERENCES worker (id),
	CONSTRAINT uq_visit_worker_uid UNIQUE (uid)
);

CREATE INDEX ix_visit_worker_visit_id ON visit_worker (visit_id);

CREATE INDEX ix_visit_worker_worker_id ON visit_worker (worker_id);

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

CREATE TABLE volume_paper (
	volume_id INTEGER NOT NULL,
	name VARCHAR(120) NOT NULL,
	made_on DATE,
	first_page INTEGER,
	pages INTEGER,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_volume_paper PRIMARY KEY (id),
	CONSTRAINT fk_volume_paper_volume_id FOREIGN KEY(volume_id) REFERENCES volume (id),
	CONSTRAINT uq_volume_paper_uid UNIQUE (uid),
	CONSTRAINT ck_volume_paper_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 120 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_volume_paper_made_on CHECK (typeof(made_on) IN ('text','null') AND length(made_on) <= 10 AND instr(made_on, char(0)) = 0 AND made_on LIKE '____-__-__'),
	CONSTRAINT ck_volume_paper_first_page CHECK (typeof(first_page) IN ('integer','null')),
	CONSTRAINT ck_volume_paper_pages CHECK (typeof(pages) IN ('integer','null'))
);

CREATE INDEX ix_volume_paper_volume_id ON volume_paper (volume_id);

CREATE TABLE volume_loan (
	volume_id INTEGER NOT NULL,
	borrower VARCHAR(50) NOT NULL,
	purpose VARCHAR(100),
	borrowed_on DATE,
	due_on DATE,
	returned_on DATE,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_volume_loan PRIMARY KEY (id),
	CONSTRAINT fk_volume_loan_volume_id FOREIGN KEY(volume_id) REFERENCES volume (id),
	CONSTRAINT uq_volume_loan_uid UNIQUE (uid),
	CONSTRAINT ck_volume_loan_borrower CHECK (typeof(borrower) IN ('text','null') AND length(borrower) <= 50 AND instr(borrower, char(0)) = 0),
	CONSTRAINT ck_volume_loan_purpose CHECK (typeof(purpose) IN ('text','null') AND length(purpose) <= 100 AND instr(purpose, char(0)) = 0),
	CONSTRAINT ck_volume_loan_borrowed_on CHECK (typeof(borrowed_on) IN ('text','null') AND length(borrowed_on) <= 10 AND instr(borrowed_on, char(0)) = 0 AND borrowed_on LIKE '____-__-__'),
	CONSTRAINT ck_volume_loan_due_on CHECK (typeof(due_on) IN ('text','null') AND length(due_on) <= 10 AND instr(due_on, char(0)) = 0 AND due_on LIKE '____-__-__'),
	CONSTRAINT ck_volume_loan_returned_on CHECK (typeof(returned_on) IN ('text','null') AND length(returned_on) <= 10 AND instr(returned_on, char(0)) = 0 AND returned_on LIKE '____-__-__')
);

CREATE INDEX ix_volume_loan_volume_id ON volume_loan (volume_id);

CREATE TABLE case_assessment_theories (
	owner_id INTEGER NOT NULL,
	code VARCHAR(30) NOT NULL,
	CONSTRAINT pk_case_assessment_theories PRIMARY KEY (owner_id, code),
	CONSTRAINT fk_case_assessment_theories_owner_id FOREIGN KEY(owner_id) REFERENCES case_assessment (id) ON DELETE CASCADE
)
 WITHOUT ROWID
;

CREATE TABLE fact_source (
	case_assessment_id INTEGER NOT NULL,
	source VARCHAR(100) NOT NULL,
	learned_on DATE,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_fact_source PRIMARY KEY (id),
	CONSTRAINT fk_fact_source_case_assessment_id FOREIGN KEY(case_assessment_id) REFERENCES case_assessment (id),
	CONSTRAINT uq_fact_source_uid UNIQUE (uid),
	CONSTRAINT ck_fact_source_source CHECK (typeof(source) IN ('text','null') AND length(source) <= 100 AND instr(source, char(0)) = 0),
	CONSTRAINT ck_fact_source_learned_on CHECK (typeof(learned_on) IN ('text','null') AND length(learned_on) <= 10 AND instr(learned_on, char(0)) = 0 AND learned_on LIKE '____-__-__')
);

CREATE INDEX ix_fact_source_case_assessment_id ON fact_source (case_assessment_id);

CREATE TABLE case_problem (
	case_assessment_id INTEGER NOT NULL,
	problem VARCHAR(200) NOT NULL,
	shown VARCHAR(300),
	lasting_for VARCHAR(40),
	cause VARCHAR(300),
	effect VARCHAR(300),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_case_problem PRIMARY KEY (id),
	CONSTRAINT fk_case_problem_case_assessment_id FOREIGN KEY(case_assessment_id) REFERENCES case_assessment (id),
	CONSTRAINT uq_case_problem_uid UNIQUE (uid),
	CONSTRAINT ck_case_problem_problem CHECK (typeof(problem) IN ('text','null') AND length(problem) <= 200 AND instr(problem, char(0)) = 0),
	CONSTRAINT ck_case_problem_shown CHECK (typeof(shown) IN ('text','null') AND length(shown) <= 300 AND instr(shown, char(0)) = 0),
	CONSTRAINT ck_case_problem_lasting_for CHECK (typeof(lasting_for) IN ('text','null') AND length(lasting_for) <= 40 AND instr(lasting_for, char(0)) = 0),
	CONSTRAINT ck_case_problem_cause CHECK (typeof(cause) IN ('text','null') AND length(cause) <= 300 AND instr(cause, char(0)) = 0),
	CONSTRAINT ck_case_problem_effect CHECK (typeof(effect) IN ('text','null') AND length(effect) <= 300 AND instr(effect, char(0)) = 0)
);

CREATE INDEX ix_case_problem_case_assessment_id ON case_problem (case_assessment_id);

CREATE TABLE case_need (
	case_assessment_id INTEGER NOT NULL,
	need VARCHAR(200) NOT NULL,
	expressed VARCHAR(300),
	judged VARCHAR(300),
	priority VARCHAR(30),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_case_need PRIMARY KEY (id),
	CONSTRAINT fk_case_need_case_assessment_id FOREIGN KEY(case_assessment_id) REFERENCES case_assessment (id),
	CONSTRAINT uq_case_need_uid UNIQUE (uid),
	CONSTRAINT ck_case_need_need CHECK (typeof(need) IN ('text','null') AND length(need) <= 200 AND instr(need, char(0)) = 0),
	CONSTRAINT ck_case_need_expressed CHECK (typeof(expressed) IN ('text','null') AND length(expressed) <= 300 AND instr(expressed, char(0)) = 0),
	CONSTRAINT ck_case_need_judged CHECK (typeof(judged) IN ('text','null') AND length(judged) <= 300 AND instr(judged, char(0)) = 0),
	CONSTRAINT ck_case_need_priority CHECK (typeof(priority) IN ('text','null') AND length(priority) <= 30 AND instr(priority, char(0)) = 0)
);

CREATE INDEX ix_case_need_case_assessment_id ON case_need (case_assessment_id);

CREATE TABLE case_scale (
	case_assessment_id INTEGER NOT NULL,
	scale VARCHAR(80) NOT NULL,
	score VARCHAR(20),
	measured_on DATE,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_case_scale PRIMARY KEY (id),
	CONSTRAINT fk_case_scale_case_assessment_id FOREIGN KEY(case_assessment_id) REFERENCES case_assessment (id),
	CONSTRAINT uq_case_scale_uid UNIQUE (uid),
	CONSTRAINT ck_case_scale_scale CHECK (typeof(scale) IN ('text','null') AND length(scale) <= 80 AND instr(scale, char(0)) = 0),
	CONSTRAINT ck_case_scale_score CHECK (typeof(score) IN ('text','null') AND length(score) <= 20 AND instr(score, char(0)) = 0),
	CONSTRAINT ck_case_scale_measured_on CHECK (typeof(measured_on) IN ('text','null') AND length(measured_on) <= 10 AND instr(measured_on, char(0)) = 0 AND measured_on LIKE '____-__-__')
);

CREATE INDEX ix_case_scale_case_assessment_id ON case_scale (case_assessment_id);

CREATE TABLE retest (
	case_evaluation_id INTEGER NOT NULL,
	scale VARCHAR(80) NOT NULL,
	"before" VARCHAR(20),
	"after" VARCHAR(20),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_retest PRIMARY KEY (id),
	CONSTRAINT fk_retest_case_evaluation_id FOREIGN KEY(case_evaluation_id) REFERENCES case_evaluation (id),
	CONSTRAINT uq_retest_uid UNIQUE (uid),
	CONSTRAINT ck_retest_scale CHECK (typeof(scale) IN ('text','null') AND length(scale) <= 80 AND instr(scale, char(0)) = 0),
	CONSTRAINT ck_retest_before CHECK (typeof(before) IN ('text','null') AND length(before) <= 20 AND instr(before, char(0)) = 0),
	CONSTRAINT ck_retest_after CHECK (typeof(after) IN ('text','null') AND length(after) <= 20 AND instr(after, char(0)) = 0)
);

CREATE INDEX ix_retest_case_evaluation_id ON retest (case_evaluation_id);

CREATE TABLE goal (
	case_plan_id INTEGER NOT NULL,
	goal VARCHAR(200) NOT NULL,
	need VARCHAR(200),
	baseline VARCHAR(100),
	target VARCHAR(100),
	due_on DATE,
	strategy VARCHAR(300),
	action VARCHAR(300),
	responsible VARCHAR(50),
	times INTEGER,
	schedule VARCHAR(60),
	resources VARCHAR(200),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_goal PRIMARY KEY (id),
	CONSTRAINT fk_goal_case_plan_id FOREIGN KEY(case_plan_id) REFERENCES case_plan (id),
	CONSTRAINT uq_goal_uid UNIQUE (uid),
	CONSTRAINT ck_goal_goal CHECK (typeof(goal) IN ('text','null') AND length(goal) <= 200 AND instr(goal, char(0)) = 0),
	CONSTRAINT ck_goal_need CHECK (typeof(need) IN ('text','null') AND length(need) <= 200 AND instr(need, char(0)) = 0),
	CONSTRAINT ck_goal_baseline CHECK (typeof(baseline) IN ('text','null') AND length(baseline) <= 100 AND instr(baseline, char(0)) = 0),
	CONSTRAINT ck_goal_target CHECK (typeof(target) IN ('text','null') AND length(target) <= 100 AND instr(target, char(0)) = 0),
	CONSTRAINT ck_goal_due_on CHECK (typeof(due_on) IN ('text','null') AND length(due_on) <= 10 AND instr(due_on, char(0)) = 0 AND due_on LIKE '____-__-__'),
	CONSTRAINT ck_goal_strategy CHECK (typeof(strategy) IN ('text','null') AND length(strategy) <= 300 AND instr(strategy, char(0)) = 0),
	CONSTRAINT ck_goal_action CHECK (typeof(action) IN ('text','null') AND length(action) <= 300 AND instr(action, char(0)) = 0),
	CONSTRAINT ck_goal_responsible CHECK (typeof(responsible) IN ('text','null') AND length(responsible) <= 50 AND instr(responsible, char(0)) = 0),
	CONSTRAINT ck_goal_times CHECK (typeof(times) IN ('integer','null')),
	CONSTRAINT ck_goal_schedule CHECK (typeof(schedule) IN ('text','null') AND length(schedule) <= 60 AND instr(schedule, char(0)) = 0),
	CONSTRAINT ck_goal_resources CHECK (typeof(resources) IN ('text','null') AND length(resources) <= 200 AND instr(resources, char(0)) = 0)
);

CREATE INDEX ix_goal_case_plan_id ON goal (case_plan_id);

CREATE TABLE session_items (
	owner_id INTEGER NOT NULL,
	code VARCHAR(30) NOT NULL,
	CONSTRAINT pk_session_items PRIMARY KEY (owner_id, code),
	CONSTRAINT fk_session_items_owner_id FOREIGN KEY(owner_id) REFERENCES session (id) ON DELETE CASCADE
)
 WITHOUT ROWID
;

CREATE TABLE session_task (
	session_id INTEGER NOT NULL,
	task VARCHAR(200) NOT NULL,
	doer VARCHAR(50),
	due_on DATE,
	result VARCHAR(30),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_session_task PRIMARY KEY (id),
	CONSTRAINT fk_session_task_session_id FOREIGN KEY(session_id) REFERENCES session (id),
	CONSTRAINT uq_session_task_uid UNIQUE (uid),
	CONSTRAINT ck_session_task_task CHECK (typeof(task) IN ('text','null') AND length(task) <= 200 AND instr(task, char(0)) = 0),
	CONSTRAINT ck_session_task_doer CHECK (typeof(doer) IN ('text','null') AND length(doer) <= 50 AND instr(doer, char(0)) = 0),
	CONSTRAINT ck_session_task_due_on CHECK (typeof(due_on) IN ('text','null') AND length(due_on) <= 10 AND instr(due_on, char(0)) = 0 AND due_on LIKE '____-__-__'),
	CONSTRAINT ck_session_task_result CHECK (typeof(result) IN ('text','null') AND length(result) <= 30 AND instr(result, char(0)) = 0)
);

CREATE INDEX ix_session_task_session_id ON session_task (session_id);

CREATE TABLE consent_scopes (
	owner_id INTEGER NOT NULL,
	code VARCHAR(30) NOT NULL,
	CONSTRAINT pk_consent_scopes PRIMARY KEY (owner_id, code),
	CONSTRAINT fk_consent_scopes_owner_id FOREIGN KEY(owner_id) REFERENCES consent (id) ON DELETE CASCADE
)
 WITHOUT ROWID
;

CREATE TABLE crisis_harms (
	owner_id INTEGER NOT NULL,
	code VARCHAR(30) NOT NULL,
	CONSTRAINT pk_crisis_harms PRIMARY KEY (owner_id, code),
	CONSTRAINT fk_crisis_harms_owner_id FOREIGN KEY(owner_id) REFERENCES crisis (id) ON DELETE CASCADE
)
 WITHOUT ROWID
;

CREATE TABLE crisis_report (
	crisis_id INTEGER NOT NULL,
	receiver VARCHAR(30) NOT NULL,
	reported_at DATETIME,
	reporter VARCHAR(50),
	phone VARCHAR(50),
	receipt_number VARCHAR(60),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_crisis_report PRIMARY KEY (id),
	CONSTRAINT fk_crisis_report_crisis_id FOREIGN KEY(crisis_id) REFERENCES crisis (id),
	CONSTRAINT uq_crisis_report_uid UNIQUE (uid),
	CONSTRAINT ck_crisis_report_receiver CHECK (typeof(receiver) IN ('text','null') AND length(receiver) <= 30 AND instr(receiver, char(0)) = 0),
	CONSTRAINT ck_crisis_report_reported_at CHECK (reported_at IS NULL OR datetime(reported_at) IS NOT NULL AND typeof(reported_at) = 'text'),
	CONSTRAINT ck_crisis_report_reporter CHECK (typeof(reporter) IN ('text','null') AND length(reporter) <= 50 AND instr(reporter, char(0)) = 0),
	CONSTRAINT ck_crisis_report_phone CHECK (typeof(phone) IN ('text','null') AND length(phone) <= 50 AND instr(phone, char(0)) = 0),
	CONSTRAINT ck_crisis_report_receipt_number CHECK (typeof(receipt_number) IN ('text','null') AND length(receipt_number) <= 60 AND instr(receipt_number, char(0)) = 0)
);

CREATE INDEX ix_crisis_report_crisis_id ON crisis_report (crisis_id);

CREATE TABLE handed_paper (
	referral_id INTEGER NOT NULL,
	name VARCHAR(100) NOT NULL,
	copies INTEGER,
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_handed_paper PRIMARY KEY (id),
	CONSTRAINT fk_handed_paper_referral_id FOREIGN KEY(referral_id) REFERENCES referral (id),
	CONSTRAINT uq_handed_paper_uid UNIQUE (uid),
	CONSTRAINT ck_handed_paper_name CHECK (typeof(name) IN ('text','null') AND length(name) <= 100 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_handed_paper_copies CHECK (typeof(copies) IN ('integer','null'))
);

CREATE INDEX ix_handed_paper_referral_id ON handed_paper (referral_id);

CREATE TABLE attainment (
	case_evaluation_id INTEGER NOT NULL,
	goal_id INTEGER NOT NULL,
	score INTEGER,
	percent INTEGER,
	note VARCHAR(300),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_attainment PRIMARY KEY (id),
	CONSTRAINT fk_attainment_case_evaluation_id FOREIGN KEY(case_evaluation_id) REFERENCES case_evaluation (id),
	CONSTRAINT fk_attainment_goal_id FOREIGN KEY(goal_id) REFERENCES goal (id),
	CONSTRAINT uq_attainment_uid UNIQUE (uid),
	CONSTRAINT ck_attainment_score CHECK (typeof(score) IN ('integer','null')),
	CONSTRAINT ck_attainment_percent CHECK (typeof(percent) IN ('integer','null')),
	CONSTRAINT ck_attainment_note CHECK (typeof(note) IN ('text','null') AND length(note) <= 300 AND instr(note, char(0)) = 0)
);

CREATE INDEX ix_attainment_case_evaluation_id ON attainment (case_evaluation_id);

CREATE INDEX ix_attainment_goal_id ON attainment (goal_id);

CREATE TABLE progress (
	session_id INTEGER NOT NULL,
	goal_id INTEGER NOT NULL,
	aimed BOOLEAN,
	percent INTEGER,
	note VARCHAR(200),
	id INTEGER NOT NULL,
	uid BLOB NOT NULL,
	CONSTRAINT pk_progress PRIMARY KEY (id),
	CONSTRAINT fk_progress_session_id FOREIGN KEY(session_id) REFERENCES session (id),
	CONSTRAINT fk_progress_goal_id FOREIGN KEY(goal_id) REFERENCES goal (id),
	CONSTRAINT uq_progress_uid UNIQUE (uid),
	CONSTRAINT ck_progress_aimed CHECK (aimed IN (0, 1)),
	CONSTRAINT ck_progress_percent CHECK (typeof(percent) IN ('integer','null')),
	CONSTRAINT ck_progress_note CHECK (typeof(note) IN ('text','null') AND length(note) <= 200 AND instr(note, char(0)) = 0)
);

CREATE INDEX ix_progress_goal_id ON progress (goal_id);

CREATE INDEX ix_progress_session_id ON progress (session_id);

CREATE VIRTUAL TABLE search_text USING fts5(letters, close, initials, content='', contentless_delete=1, tokenize='ascii');

INSERT INTO search_text(search_text, rank) VALUES('automerge', 0);

INSERT INTO search_text(search_text, rank) VALUES('crisismerge', 1000);

INSERT INTO search_text(search_text, rank) VALUES('hashsize', 65536);
