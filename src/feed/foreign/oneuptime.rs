//! OneUptime: the overview of a status page, `/status-page-api/overview/<page>`.
//!
//! It has no fixed words: states, stages and severities are the customer's. A state is read by its name where that is one that
//! is known, else by its rank among the others; and whatever a stage is called, what is listed as active is not over before it is
//! `Resolved` or called off. Every reference and time is wrapped in an object.

use super::prelude::*;

pub static FORMAT: Format = system! {
    name: "oneuptime",
    rules: &[
        ("*/status-page-api/overview/*", &["$1/status-page-api/overview/$2", "?$1/status-page-api/seo/$2"]),
        ("*/status-page/*", &["$1/status-page-api/overview/$2", "?$1/status-page-api/seo/$2"]),
        ("*://*", &["$1://$2/status-page-api/overview/$2", "?$1://$2/status-page-api/seo/$2"]),
    ],
    documents: [
        "overview": "statusPageResources[] monitorStatuses[] activeIncidents[]",
        "title": "title _id enableSearchEngineIndexing",
    ],
    script: SCRIPT,
};

pub const GUIDE: Guide = Guide {
    title: "OneUptime since July 2026",
    tells: "components with their groups, incidents and episodes with posts and affected components, maintenances, announcements, postmortems",
    cannot: "the page's address; links; how bad a state is that has a name of the customer's own, but by its rank",
    cors: Cors::Yes,
};

const SCRIPT: &str = "
let States 'degraded=degraded_performance,offline=major_outage,down=major_outage,partialoutage=partial_outage,
majoroutage=major_outage,maintenance=under_maintenance,undermaintenance=under_maintenance,*=';
page id=0.statusPage._id name=1.title incidents='1' maintenances=0.scheduledMaintenanceEvents&'1';
each 0.resourceGroups { group id=_id name group=parentStatusPageGroupId.value; }
let Worst;
each 0.monitorStatuses { if !(priority<Worst) { let Worst priority; } }
each 0.monitorStatuses {
  put States _id (isOperationalState='true')&'operational'|name~States|priority=Worst&'major_outage'|'degraded_performance';
}
each 0.statusPageResources {
  let Resource _id;
  let Group monitorGroupId.value;
  component id=_id name=displayName group=statusPageGroupId.value
    status=States[Group&0.monitorGroupCurrentStatuses:Group.value|!Group&monitor.currentMonitorStatusId.value]|'unknown';
  if Group { each 0.monitorsInGroup:Group { put Shown value Resource; } }
  put Shown monitorId.value Resource;
}
each 0.incidentPublicNotes { put Notes incidentId.value .; }
each 0.episodePublicNotes { put Notes incidentEpisodeId.value .; }
each 0.scheduledMaintenanceEventsPublicNotes { put Notes scheduledMaintenanceId.value .; }
each 0.activeIncidents 0.scheduledMaintenanceEvents 0.activeEpisodes {
  let Planned List='1';
  let State currentScheduledMaintenanceState;
  let Stage Planned&(State.isResolvedState='true'&'completed'|State.isOngoingState='true'&'in_progress'|'scheduled')|
    currentIncidentState.name~'acknowledged=investigating,created=investigating,fixed=monitoring,solved=monitoring,done=monitoring,\
completed=monitoring,complete=monitoring,closed=monitoring,ended=monitoring,finished=monitoring';
  let Severity incidentSeverity.name;
  let Declared declaredAt.value|createdAt.value;
  notice planned=Planned id=_id title stage=Stage starts=Planned&startsAt.value|!Planned&Declared
    impact=Severity%'critical'&'critical'|Severity%'major'&'major'|Severity%'minor'&'minor'
    ends=Planned&endsAt.value created=createdAt.value;
  each monitors {
    let Found;
    among Shown _id { affect .; let Found '1'; }
    if !Found { affect _id; }
  }
  let Last description&Declared;
  among Notes _id { if !(postedAt.value<Last) { let Last postedAt.value; } }
  among Notes _id { post stage=!Planned&postedAt.value=Last&Stage at=postedAt.value body=note; }
  say stage=!Planned&Declared=Last&Stage at=Declared body=description;
  if showPostmortemOnStatusPage#'false' { say stage='postmortem' at=postmortemPostedAt.value body=postmortemNote; }
}
each 0.activeAnnouncements {
  notice id=_id title impact='none' starts=showAnnouncementAt.value;
  say at=showAnnouncementAt.value body=description;
}
";
