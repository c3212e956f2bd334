"""Logs values: check-ins, readings of KPIs, steps that are done; one or many in one change of the files."""

from okrcli.edit.log.batch import Batch, Logged, Refused, Request, log
from okrcli.edit.log.entry import Entry
from okrcli.edit.log.resolve import Terms, resolve
from okrcli.edit.log.row import Row
from okrcli.edit.log.subject import Subject, subject_of

__all__ = ["Batch", "Entry", "Logged", "Refused", "Request", "Row", "Subject", "Terms", "log", "resolve", "subject_of"]
