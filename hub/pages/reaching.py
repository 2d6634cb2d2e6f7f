"""How to reach a person with a message that is written already: by mail, by their own link, or by name in the chat."""

from typing import NamedTuple
from urllib.parse import quote

from hub.model.people import Person
from hub.pages.markup import button, escape, web
from hub.pages.pen import Pen


class Message(NamedTuple):
    """What to write: a subject and a text, both plain."""

    subject: str
    text: str


def mail(address: str, message: Message) -> str:
    """Return the address of a mail with its subject and text."""
    return f"mailto:{address}?subject={quote(message.subject, safe='')}&body={quote(message.text, safe='')}"


def written_to(pen: Pen, person: Person, message: Message, label: str) -> str:
    """Return a link that begins the message to someone; the name to write to where there is no address."""
    contact = person.contact
    if contact.email:
        return button(web(label, mail(contact.email, message)))
    if contact.url:
        return button(web(label, contact.url))
    if contact.chat:
        return pen.say("{label}: write to {name} in the chat", label=escape(label), name=escape(contact.chat))
    return pen.outside(label, pen.hub.settings.links.chat)
