"""Invented people: a contact for every unit, with a phone number that cannot exist."""

from dataclasses import replace

from lianping_desk.domain.unit import Contact
from lianping_desk.services.demo.county import County
from lianping_desk.services.desk import Desk
from lianping_desk.services.units.edit_unit import edit_unit


def add_people(desk: Desk, county: County) -> dict[int, Contact]:
    """Give every unit that has nobody a contact; returns them by unit id."""
    people = county.content["people"]
    found = {}
    for number, unit in enumerate(county.shown.units, start=1):
        name = county.pick(people["surnames"]) + county.pick(people["given"])
        contact = Contact(name, county.pick(people["posts"]), people["phone"].format(number=number), "演示")
        edit_unit(desk, replace(unit, contacts=(*unit.contacts, contact)))
        found[unit.id] = contact
    return found


def reviewer(county: County) -> str:
    """Somebody who signs as 审核人."""
    people = county.content["people"]
    return str(county.pick(people["surnames"]) + county.pick(people["given"]))
