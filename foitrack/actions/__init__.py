"""The use cases, one module a verb. All that changes the record goes through here; nothing prints or asks."""
