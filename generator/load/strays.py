"""What the loader says about files and folders that it cannot or will not read."""

from __future__ import annotations

from generator.problems import Problem, Severity, Where


def unreadable(file: str, error: OSError) -> Problem:
    """A file or folder that the system does not hand out, or a link that leads nowhere."""
    if isinstance(error, FileNotFoundError):
        message, hint = (
            "this is a link to something that does not exist",
            "Put the file itself here, or delete the link.",
        )
    elif isinstance(error, PermissionError):
        message, hint = "this may not be read", "Give the account that builds the site permission to read it."
    else:
        message, hint = f"this cannot be read: {error.strerror}", "Try to open it yourself; copy it anew if you cannot."
    return Problem("unreadable-file", Where(file), message, hint)


def circular_link(file: str) -> Problem:
    """A symbolic link to itself or to a folder above it."""
    return Problem("unreadable-file", Where(file), "this is a link that leads in a circle", "Delete the link.")


def not_a_file(file: str, *, is_folder: bool) -> Problem:
    """A folder, a pipe or a device where a file should be."""
    what = "a folder" if is_folder else "not an ordinary file"
    return Problem("not-a-file", Where(file), f"this is {what}; a file should be here", "Move it away or rename it.")


def not_a_folder(file: str) -> Problem:
    """A file where a folder should be."""
    hint = "Rename the file, and make a folder of this name."
    return Problem("not-a-folder", Where(file), "this is a file; a folder should be here", hint)


def no_source_folder(root: str) -> Problem:
    """The folder of the practice is missing."""
    hint = "Give the folder that holds site_config.yml, content and providers."
    return Problem("no-source-folder", Where(root), "there is no such folder", hint)


def folder_too_deep(file: str) -> Problem:
    """A folder inside a folder of documents."""
    hint = "Move its files up into the folder above, and delete it."
    return Problem("folder-too-deep", Where(file), "folders inside this folder are not read", hint)


def image_folder_too_deep(file: str, limit: int) -> Problem:
    """A folder of images far down."""
    message = f"image folders are nested more than {limit} levels deep here"
    return Problem("folder-too-deep", Where(file), message, "Move the images up.")


def outside_source(file: str) -> Problem:
    """A symbolic link out of the source folder."""
    hint = "Copy the file to this place instead: only what lies inside the practice's folder is published."
    return Problem("outside-source", Where(file), "this is a link that leads out of the practice's folder", hint)


def leads_to_hidden(file: str) -> Problem:
    """A symbolic link to a place inside that is never read, such as `private`."""
    message = "this is a link into a folder that is never read (private, build, or one that starts with a dot)"
    return Problem("outside-source", Where(file), message, "Copy the file to this place if it may be published.")


def unread_file(file: str) -> Problem:
    """A file that nothing reads."""
    hint = (
        "Images belong in content/images, fonts in content/fonts; files with data end in .yml or .md. "
        "Delete it if it is not needed."
    )
    return Problem("unread-file", Where(file), "nothing reads this file", hint, Severity.WARNING)


def too_many_files(limit: int) -> Problem:
    """More files than any practice has."""
    message = f"there are more than {limit:,} files; the rest was not looked at"
    hint = "Look for a folder that does not belong into content or providers, such as an archive of photos."
    return Problem("source-too-large", Where(""), message, hint)


def too_many_bytes(file: str, limit: int) -> Problem:
    """The documents together are over the limit."""
    message = f"with this file, all documents together have more than {limit:,} bytes; it and the rest was not read"
    return Problem("source-too-large", Where(file), message, "Split the practice, or look for files that are no data.")
