"""What is kept. `KINDS` names every kind of record by its table, in the order people think of them."""

from qianshou_desktop.records.annual import AnnualTarget, Opening, OpeningFigure
from qianshou_desktop.records.archive import Volume, VolumeLoan, VolumePaper
from qianshou_desktop.records.attachment import Attachment
from qianshou_desktop.records.base import Base, Record
from qianshou_desktop.records.case import Case, StageSkip
from qianshou_desktop.records.case_assessment import (
    CaseAssessment,
    CaseNeed,
    CaseProblem,
    CaseScale,
    FactSource,
)
from qianshou_desktop.records.case_evaluation import (
    Attainment,
    CaseClosing,
    CaseEvaluation,
    Retest,
)
from qianshou_desktop.records.case_plan import CasePlan, Goal
from qianshou_desktop.records.case_session import CaseSession, Progress, SessionTask
from qianshou_desktop.records.centre import Centre, Expert, Incubation, Room, Score
from qianshou_desktop.records.consent import Consent, Crisis, CrisisReport
from qianshou_desktop.records.contract import Contract
from qianshou_desktop.records.county import County, Township, Village
from qianshou_desktop.records.document import Document, DocumentAnnex
from qianshou_desktop.records.event import Event, EventCost, EventDuty, EventStep
from qianshou_desktop.records.fund import Award, BudgetLine, Funding, Spending
from qianshou_desktop.records.group import (
    Attendance,
    Group,
    GroupFollow,
    GroupGoal,
    GroupMember,
    GroupOutline,
    GroupScale,
    GroupSession,
    GroupStep,
    GroupSummary,
)
from qianshou_desktop.records.household import Household, Member
from qianshou_desktop.records.institution import (
    Assessment,
    Complaint,
    CountyPlan,
    Institution,
    Mark,
    Promise,
    SafetyCheck,
    Supervisee,
    Supervision,
    SupervisionTask,
)
from qianshou_desktop.records.kinship import Kin, LifeChange, Tie
from qianshou_desktop.records.matter import Matter
from qianshou_desktop.records.pairing import (
    Dispatch,
    KeyCounty,
    Meeting,
    Pairing,
    PairingTask,
    Plan,
    PlanShare,
    Policy,
    Sending,
)
from qianshou_desktop.records.parameter import Parameter, Past, Reason
from qianshou_desktop.records.person import Absence, Benefit, Person, PersonGroup
from qianshou_desktop.records.publicity import Publicity
from qianshou_desktop.records.referral import FollowUp, HandedPaper, Referral, Transfer
from qianshou_desktop.records.report_template import ReportSection, ReportTemplate
from qianshou_desktop.records.report_text import ReportText
from qianshou_desktop.records.resource import Beneficiary, Resource
from qianshou_desktop.records.staff import (
    Candidate,
    Certificate,
    Exam,
    Recruitment,
    Trainee,
    Training,
)
from qianshou_desktop.records.station import Agency, Station
from qianshou_desktop.records.submission import Submission, SubmissionFile
from qianshou_desktop.records.todo import Todo
from qianshou_desktop.records.user import User
from qianshou_desktop.records.venue import Venue, VenueRoom
from qianshou_desktop.records.visit import Project, Service, Visit, VisitWorker
from qianshou_desktop.records.volunteer import (
    Volunteer,
    VolunteerCertificate,
    VolunteerHonour,
    VolunteerService,
    VolunteerTraining,
)
from qianshou_desktop.records.worker import Worker

KINDS: dict[str, type[Record]] = {
    kind.__tablename__: kind
    for kind in (
        County, Township, Village, Agency, Station, Worker, Household, Member,
        Person, PersonGroup, Benefit, Absence, Kin, Tie, LifeChange, Project, Visit, VisitWorker, Service, User,
        Case, StageSkip, CaseAssessment, FactSource, CaseProblem, CaseNeed, CaseScale,
        CasePlan, Goal, CaseSession, SessionTask, Progress, CaseEvaluation, Attainment, Retest,
        CaseClosing, Referral, HandedPaper, FollowUp, Transfer, Consent, Crisis, CrisisReport,
        Group, GroupGoal, GroupOutline, GroupMember, GroupSession, Attendance, GroupStep,
        GroupSummary, GroupScale, GroupFollow, Event, EventStep, EventDuty, EventCost,
        Matter, Resource, Beneficiary, Volunteer, VolunteerTraining, VolunteerHonour,
        VolunteerService, VolunteerCertificate, Volume, VolumePaper, VolumeLoan, Todo,
        CountyPlan, Centre, Expert, Incubation, Room, Score, Venue, VenueRoom, Contract,
        Recruitment, Candidate, Certificate, Exam, Training, Trainee,
        Institution, Promise, Complaint, Supervision, Supervisee, SupervisionTask,
        SafetyCheck, Assessment, Mark,
        Funding, BudgetLine, Award, Spending, AnnualTarget, Opening, OpeningFigure,
        ReportTemplate, ReportSection, ReportText, Submission, SubmissionFile,
        Plan, PlanShare, KeyCounty, Pairing, PairingTask, Dispatch, Sending, Policy, Meeting, Publicity,
        Document, DocumentAnnex, Parameter, Reason, Past, Attachment,
    )
}  # fmt: skip

__all__ = ["KINDS", "Base", "Record"]
