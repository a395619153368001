from whitenoise.storage import CompressedManifestStaticFilesStorage


class ModuleManifestStorage(CompressedManifestStaticFilesStorage):
    """Hashed file names, also inside `import … from "./x.js"`."""

    support_js_module_import_aggregation = True
